/** Takes the reader, and the keyboard, to a note or to its first mark. Labels are written by the model, so they are compared, not selected by. */
export function goToNote(from: Element, name: 'note' | 'noteMark', label: string): void {
  const all = from.closest('.md')?.querySelectorAll<HTMLElement>(name === 'note' ? '[data-note]' : '[data-note-mark]') ?? [];
  [...all].find(({ dataset }) => dataset[name] === label)?.focus();
}
