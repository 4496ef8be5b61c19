/**
 * Moves the keyboard among the rows of a list.
 * @returns whether there was one to go to
 */
export function focusRow(list: Element | null, to: 'first' | 'last' | 'next' | 'previous'): boolean {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
  const row = { first: rows[0], last: rows.at(-1), next: rows[at + 1], previous: at > 0 ? rows[at - 1] : undefined }[to];
  row?.focus();
  return row !== undefined;
}
