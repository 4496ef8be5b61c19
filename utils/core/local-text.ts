/** What `localStorage` did not take, as it is full or not there: it is kept for as long as its page is open. */
const unkept = new Map<string, string>();

/** A text that outlives its page, by its name; for what must be there before the database is open. */
export function localText(name: string): string | undefined {
  return unkept.get(name) ?? within((texts) => texts.getItem(name)) ?? undefined;
}

/** @param text undefined takes it away */
export function keepLocalText(name: string, text: string | undefined): void {
  unkept.delete(name);
  const isKept = within((texts) => {
    if (text === undefined) texts.removeItem(name);
    else texts.setItem(name, text);
    return true;
  });
  // What was kept before stays kept.
  if (!isKept && text !== undefined) unkept.set(name, text);
}

/** The names of all that are kept. */
export function localTextNames(): string[] {
  return [...new Set([...unkept.keys(), ...(within((texts) => Object.keys(texts)) ?? [])])];
}

export function forgetLocalTexts(): void {
  unkept.clear();
  within((texts) => texts.clear());
}

/** @returns undefined where that cannot be done: the user may have turned storage off, and it takes 5 MB at most */
function within<T>(act: (texts: Storage) => T): T | undefined {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}
