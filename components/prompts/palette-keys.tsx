import { useEffect, useState } from 'react';
import { isTyping } from '@/components/ui/is-typing';
import { Late } from '@/components/ui/late';
import { systemOf } from '@/utils/browser/platform';
import { words } from '@/utils/i18n/words';
import type { Command } from './command';

const loadPalette = () => import('./palette');
const loadKeysSheet = () => import('./keys-sheet');

interface PaletteKeysProps {
  /** The window whose page prompts ask about; `null` in a tab of ours, where there is none. */
  windowId: number | null;
  /** What the views of the panel can do. */
  commands: readonly Command[];
  onOpen(chatId: string | undefined): void;
}

/** Ctrl/⌘+K opens the palette from anywhere in the panel, “?” the list of keys while nothing is being typed. */
export function PaletteKeys({ windowId, commands, onOpen }: PaletteKeysProps) {
  const [shown, setShown] = useState<'palette' | 'keys'>();
  const [mod, setMod] = useState('Ctrl');
  useEffect(() => void systemOf().then((system) => system === 'mac' && setMod('⌘')), []);
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        const { altKey, ctrlKey, metaKey, shiftKey, code, key, target } = event;
        if (event.isComposing) return;
        // By its place on the keyboard, as many layouts have no K.
        if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyK') {
          event.preventDefault();
          setShown((before) => (before === 'palette' ? undefined : 'palette'));
        } else if (key === '?' && !altKey && !ctrlKey && !metaKey && !isTyping(target)) {
          event.preventDefault();
          setShown('keys');
        }
      },
      { signal: gone.signal },
    );
    return () => gone.abort();
  }, []);
  const all = [...commands, { id: 'keys', name: words('shortcuts.title'), keys: '?', run: () => setShown('keys') }];

  // Each `Late` keeps what it has loaded, so the two are told apart by key.
  const close = () => setShown(undefined);
  if (shown === 'keys')
    return (
      <Late key="keys" load={loadKeysSheet} meanwhile={null}>
        {({ KeysSheet }) => <KeysSheet mod={mod} onClose={close} />}
      </Late>
    );
  return (
    shown && (
      <Late key="palette" load={loadPalette} meanwhile={null}>
        {({ Palette }) => <Palette windowId={windowId} commands={all} onOpen={onOpen} onClose={close} />}
      </Late>
    )
  );
}
