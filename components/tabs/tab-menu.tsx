import './tab-menu.css';
import { Layers, PanelsTopLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { FieldOption } from '@/components/ui/field-option';
import { PageIcon } from '@/components/ui/page-icon';
import { useFieldList } from '@/components/ui/use-field-list';
import { requestAddresses } from '@/utils/browser/permissions';
import type { WindowTab } from '@/utils/browser/window-tabs';
import { words } from '@/utils/i18n/words';
import { mentionAt, withoutMention } from './mention';
import { type TabChoice, tabChoices } from './tab-choices';
import { useCursor } from './use-cursor';
import { useWindowTabs } from './use-window-tabs';

interface TabMenuProps {
  box: ComposerBox;
  /** Called inside the gesture, before anything is awaited. */
  onPick(tabs: readonly WindowTab[]): void;
}

/** The window's tabs over the composer, while “@” and the beginning of a title or host are written. */
export function TabMenu({ box: { field, text, write }, onPick }: TabMenuProps) {
  const open = useWindowTabs();
  const mention = mentionAt(text, useCursor(field, text));
  // Esc stands for this “@” alone.
  const [dismissed, setDismissed] = useState<number>();
  const [isRefused, setIsRefused] = useState(false);
  const query = mention?.query;
  const found = useMemo(() => (open && query !== undefined ? tabChoices(open, query) : []), [open, query]);
  const isOpen = mention !== undefined && dismissed !== mention.from && found.length > 0;
  const { listId, optionId, active } = useFieldList({
    field,
    items: found,
    isOpen,
    query: mention && `${mention.from}@${mention.query}`,
    on: { pick, complete: pick, dismiss: () => setDismissed(mention?.from) },
  });

  function pick(choice: TabChoice): void {
    if (choice.kind === 'ask') {
      // The request must be the first thing the gesture does.
      void requestAddresses(choice.hasGroups).then((given) => {
        setIsRefused(!given);
        field.current?.focus();
      });
      return;
    }
    onPick(choice.kind === 'many' ? choice.tabs : [choice.tab]);
    if (!mention) return;
    const [rest, cursor] = withoutMention(text, mention);
    write(rest, [cursor, cursor]);
    field.current?.focus();
    field.current?.setSelectionRange(cursor, cursor);
  }

  return (
    <>
      {isOpen && (
        <div id={listId} className="field-list tab-list" role="listbox" aria-label={words('tabs.title')} tabIndex={0}>
          {found.map((choice) => (
            <FieldOption key={choice.id} id={optionId(choice)} isActive={choice === active} onPick={() => pick(choice)}>
              <Face choice={choice} />
            </FieldOption>
          ))}
        </div>
      )}
      {isRefused && mention && (
        <p className="fact" role="alert">
          {words('tabs.denied')}
        </p>
      )}
      <p className="unseen" role="status">
        {isOpen && words('tabs.count', { count: found.filter(({ kind }) => kind === 'tab').length })}
      </p>
    </>
  );
}

function Face({ choice }: { choice: TabChoice }) {
  return (
    <>
      {choice.kind === 'tab' && <PageIcon icon={choice.tab.icon} title={choice.name} />}
      {choice.kind === 'many' && <Layers aria-hidden="true" />}
      {choice.kind === 'ask' && <PanelsTopLeft aria-hidden="true" />}
      <span className="words">
        <span className="name" dir="auto">
          {choice.name}
        </span>{' '}
        <span className={choice.kind === 'ask' ? 'fact why' : 'fact'} dir={choice.kind === 'tab' ? 'ltr' : 'auto'}>
          {factOf(choice)}
        </span>
        {choice.kind === 'tab' && choice.tab.isAsleep && <span className="fact"> {words('tabs.asleep')}</span>}
      </span>
    </>
  );
}

function factOf(choice: TabChoice): string {
  if (choice.kind === 'tab') return choice.host;
  return choice.kind === 'many' ? words('tabs.count', { count: choice.tabs.length }) : words('tabs.see-why');
}
