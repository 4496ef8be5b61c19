import '@/components/ui/option-list.css';
import './palette.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { browserKeys, openShortcutSettings, shortcutAddress } from '@/utils/browser/shortcuts';
import { type WordKey, words } from '@/utils/i18n/words';
import { Keys } from './keys';

/** The keys of the panel, in the order shown. `Mod` is Ctrl, or ⌘ on a Mac. */
const PANEL_KEYS: readonly [keys: string, does: WordKey][] = [
  ['Enter', 'shortcuts.send'],
  ['Shift+Enter', 'shortcuts.break'],
  ['Esc', 'shortcuts.stop'],
  ['↑', 'shortcuts.edit'],
  ['/', 'shortcuts.slash'],
  ['@', 'shortcuts.tabs'],
  ['Mod+K', 'shortcuts.palette'],
  ['Alt+M', 'shortcuts.model'],
  ['?', 'shortcuts.keys'],
];

interface KeysSheetProps {
  /** `Ctrl` or `⌘`. */
  mod: string;
  onClose(): void;
}

/** All keys: those the browser keeps, with the way to change them, and those of the panel. */
export function KeysSheet({ mod, onClose }: KeysSheetProps) {
  const [anywhere, setAnywhere] = useState<Awaited<ReturnType<typeof browserKeys>>>();
  useEffect(() => void browserKeys().then(setAnywhere), []);
  const address = shortcutAddress();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-behind" />
        <Dialog.Popup className="option-list palette keys-sheet">
          <div className="row">
            <Dialog.Title>{words('shortcuts.title')}</Dialog.Title>
            <Dialog.Close className="tool" aria-label={words('shortcuts.close')} title={words('shortcuts.close')}>
              <X />
            </Dialog.Close>
          </div>
          <h3>{words('shortcuts.browser')}</h3>
          <dl>
            <BrowserKey does={words('shortcuts.aside')} keys={anywhere?.opens} />
            <BrowserKey does={words('menu.region')} keys={anywhere?.region} />
          </dl>
          <p className="fact">
            <button type="button" className="link" onClick={() => void openShortcutSettings()}>
              {words('shortcuts.change')}
            </button>{' '}
            {address ? words('shortcuts.change-at', { address }) : words('shortcuts.change-firefox')}
          </p>
          <h3>{words('shortcuts.panel')}</h3>
          <dl>
            {PANEL_KEYS.map(([keys, does]) => (
              <div key={does}>
                <dt>{words(does)}</dt>
                <dd>
                  <Keys keys={keys.replace('Mod', mod)} />
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** @param keys undefined while they are looked up */
function BrowserKey({ does, keys }: { does: string; keys: string | undefined }) {
  return (
    <div>
      <dt>{does}</dt>
      <dd>{keys ? <Keys keys={keys} /> : keys === '' && <span className="fact">{words('shortcuts.none')}</span>}</dd>
    </div>
  );
}
