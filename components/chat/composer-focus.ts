type Wish = (insert?: string, command?: string) => void;

const boxes = new Set<Wish>();

/** Puts the keyboard into the composer, from wherever it was: after an edit, a new branch, a file that was taken out. */
export function focusComposer(insert?: string): void {
  for (const focus of boxes) focus(insert);
}

/** Begins a question with a command, such as `/translate `. */
export function beginCommand(command: string): void {
  for (const focus of boxes) focus(undefined, command);
}

/** Called by the composer. @returns stops listening */
export function onFocusWish(focus: Wish): () => void {
  boxes.add(focus);
  return () => void boxes.delete(focus);
}
