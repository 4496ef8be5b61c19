import { type RefObject, useEffect, useId, useRef, useState } from 'react';

interface FieldList<T> {
  field: RefObject<HTMLTextAreaElement | null>;
  items: readonly T[];
  isOpen: boolean;
  /** What narrows the list: the first item is meant again whenever it changes. */
  query: string | undefined;
  on: {
    /** Enter. */
    pick(item: T): void;
    /** Tab. */
    complete(item: T): void;
    /** Esc. */
    dismiss(): void;
  };
}

/**
 * A list over a text field that keeps the keyboard. The field is told which option is meant by `aria-activedescendant`. (Not a combobox: ARIA
 * allows a field of several lines to be nothing but a textbox, which has these too.)
 */
export function useFieldList<T extends { id: string }>({ field, items, isOpen, query, on }: FieldList<T>) {
  const id = useId();
  const [at, setAt] = useState(0);
  const active = isOpen ? items[Math.min(at, items.length - 1)] : undefined;

  /** @returns whether the key was meant for the list */
  function act(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : items.length - 1;
      setAt((Math.min(at, items.length - 1) + step) % items.length);
    } else if (key === 'Escape') on.dismiss();
    else if (key === 'Enter' && active) on.pick(active);
    else if (key === 'Tab' && active) on.complete(active);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isOpen || event.isComposing || !isPlain || !act(event.key)) return;
    event.preventDefault();
    // Neither the composer nor the chat is meant.
    event.stopPropagation();
  }
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const gone = new AbortController();
    // On the field itself, so before React, which listens further out.
    field.current?.addEventListener('keydown', (event) => latest.current(event), { signal: gone.signal });
    return () => gone.abort();
  }, [field]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is what changes it
  useEffect(() => setAt(0), [query]);
  const optionId = (item: T) => `${id}${item.id}`;
  const activeId = active && optionId(active);
  useEffect(() => {
    const textarea = field.current;
    if (!textarea || activeId === undefined) return undefined;
    const attributes = { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': id, 'aria-activedescendant': activeId };
    for (const [name, value] of Object.entries(attributes)) textarea.setAttribute(name, value);
    document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      for (const name of Object.keys(attributes)) textarea.removeAttribute(name);
    };
  }, [field, id, activeId]);

  return { listId: id, optionId, active };
}
