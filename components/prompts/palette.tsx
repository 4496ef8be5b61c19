import '@/components/ui/option-list.css';
import './palette.css';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useLiveQuery } from 'dexie-react-hooks';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { find } from '@/components/ui/find';
import { words } from '@/utils/i18n/words';
import { recentCommands, rememberCommand } from '@/utils/store/recent-commands';
import type { Command } from './command';
import { Keys } from './keys';
import { useFoundCommands } from './use-found-commands';

interface PaletteProps {
  windowId: number | null;
  /** What the views of the panel can do. */
  commands: readonly Command[];
  /** Shows a chat; undefined: the one that is open. */
  onOpen(chatId: string | undefined): void;
  onClose(): void;
}

/** Rows: what typing narrows down to. */
const MOST = 40;
/** Of each kind, before anything is typed. */
const MOST_CHATS = 5;

/** Everything the panel can do, asked for by name. The last used stand first. */
export function Palette({ windowId, commands, onOpen, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [highlighted, setHighlighted] = useState<Command>();
  const found = useFoundCommands(windowId, onOpen);
  const recent = useLiveQuery(() => recentCommands());
  const all = useMemo(() => inOrder([...commands, ...(found ?? [])], recent ?? []), [commands, found, recent]);
  const shown = useMemo(() => (query.trim() ? find(all, query, MOST) : atFirst(all)), [all, query]);

  function run(command: Command): void {
    void rememberCommand(command.id);
    onClose();
    command.run();
  }

  /** Enter does what is highlighted. Right after a key the highlight may not be there yet: then the first is meant. */
  function onKeyDown(event: KeyboardEvent & { preventBaseUIHandler(): void }): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.preventBaseUIHandler();
    const meant = shown.find(({ id }) => id === highlighted?.id) ?? shown[0];
    if (meant) run(meant);
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-behind" />
        <Dialog.Popup className="option-list palette" aria-label={words('palette.title')}>
          <Autocomplete.Root<Command>
            open
            inline
            items={all}
            filteredItems={shown}
            value={query}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={({ name }) => name}
            onItemHighlighted={setHighlighted}
            onValueChange={(text, { reason }) => reason === 'input-change' && setQuery(text)}
          >
            <Autocomplete.Input
              aria-label={words('palette.search')}
              placeholder={words('palette.search')}
              dir="auto"
              onKeyDown={onKeyDown}
            />
            <Autocomplete.Empty>{found && <p className="fact">{words('picker.none')}</p>}</Autocomplete.Empty>
            <Autocomplete.List aria-label={words('palette.title')}>
              {(command: Command) => (
                <Autocomplete.Item key={command.id} value={command} onClick={() => run(command)}>
                  <span className="title" dir="auto">
                    {command.name}
                  </span>
                  {command.keys ? (
                    <Keys keys={command.keys} />
                  ) : (
                    command.kind && (
                      <span className="fact" dir="auto">
                        {command.kind}
                      </span>
                    )
                  )}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The last used first, the others as they came. */
function inOrder(all: readonly Command[], recent: readonly string[]): Command[] {
  const last = recent.flatMap((id) => all.filter((command) => command.id === id));
  return [...last, ...all.filter(({ id }) => !recent.includes(id))];
}

/** Before anything is typed: no models, which have a list of their own, and the newest chats. */
function atFirst(all: readonly Command[]): Command[] {
  let chats = 0;
  return all.filter(({ id }) => !id.startsWith('model:') && (!id.startsWith('chat:') || ++chats <= MOST_CHATS));
}
