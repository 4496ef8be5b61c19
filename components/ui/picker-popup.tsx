import './option-list.css';
import './picker.css';
import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { words } from '@/utils/i18n/words';

export interface PickerItem {
  id: string;
  label: string;
  /** Facts in small print. */
  detail?: string;
}

export interface PickerGroup {
  /** Empty where there is but one. */
  label: string;
  items: readonly PickerItem[];
}

interface PickerPopupProps {
  name: string;
  groups: readonly PickerGroup[];
  chosenId: string;
  anchor: RefObject<HTMLElement | null>;
  /** Gets the keyboard back. */
  back: RefObject<HTMLElement | null>;
  on: { pick(id: string): void; close(): void; typed?: (text: string) => string };
}

/** More than this nobody reads, and the groups below would be out of reach; typing narrows the list. */
const MOST_A_GROUP = 50;

/** A search box and the list of what it finds. Enter takes the highlighted item, or the first. */
export function PickerPopup({ name, groups, chosenId, anchor, back, on }: PickerPopupProps) {
  const [query, setQuery] = useState('');
  const [highlighted, setHighlighted] = useState<PickerItem>();
  const { found, more } = useMemo(() => search(groups, query, on.typed), [groups, query, on.typed]);

  function pick(item: PickerItem | null | undefined): void {
    if (!item) return;
    on.close();
    on.pick(item.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!highlighted) pick(found[0]?.items[0]);
  }

  return (
    <Combobox.Root<PickerItem>
      open
      items={groups.map((group) => ({ ...group, items: [...group.items] }))}
      filteredItems={found}
      value={null}
      inputValue={query}
      autoHighlight
      itemToStringLabel={({ label }) => label}
      isItemEqualToValue={(item, value) => item.id === value.id}
      onInputValueChange={(text, { reason }) => reason === 'input-change' && setQuery(text)}
      onItemHighlighted={setHighlighted}
      onValueChange={pick}
      onOpenChange={(open) => !open && on.close()}
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={anchor} align="start" side="top" sideOffset={4} collisionPadding={8} className="picker-at">
          <Combobox.Popup
            className={highlighted ? 'option-list picker' : 'option-list picker untouched'}
            aria-label={name}
            finalFocus={back}
          >
            <Combobox.Input aria-label={name} placeholder={words('picker.search')} onKeyDown={onKeyDown} />
            <Combobox.Empty>
              <p className="fact">{words('picker.none')}</p>
            </Combobox.Empty>
            <Combobox.List>
              {({ label, items }: PickerGroup, at: number) => (
                <Combobox.Group key={`${at} ${label}`} items={items}>
                  {label && <Combobox.GroupLabel className="fact">{label}</Combobox.GroupLabel>}
                  <Combobox.Collection>
                    {(item: PickerItem) => (
                      <Combobox.Item key={item.id} value={item}>
                        <span dir="auto">{item.label}</span>
                        {item.id === chosenId && <Check role="img" aria-label={words('picker.chosen')} />}
                        {item.detail && <span className="fact">{item.detail}</span>}
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
            {more > 0 && <p className="fact">{words('picker.more', { count: more })}</p>}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** The items that hold every word of the query in their name, id or group, and how many of them are too many to be shown. */
function search(
  groups: readonly PickerGroup[],
  query: string,
  typed?: (text: string) => string,
): { found: { label: string; items: PickerItem[] }[]; more: number } {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  let more = 0;
  const found = groups.map(({ label, items }) => {
    const matching = items.filter((item) => {
      const text = `${item.label} ${item.id} ${label}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    more += Math.max(0, matching.length - MOST_A_GROUP);
    return { label, items: matching.slice(0, MOST_A_GROUP) };
  });
  const id = query.trim();
  const isKnown = groups.some(({ items }) => items.some((item) => item.id === id));
  if (typed && id && !isKnown) found.push({ label: '', items: [{ id, label: typed(id) }] });
  return { found: found.filter(({ items }) => items.length > 0), more };
}
