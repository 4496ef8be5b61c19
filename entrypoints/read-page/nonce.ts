const KEY = Symbol.for('aside.document');

/** A mark that stays with this document, in this world, where the page's scripts do not see it: it tells documents of one tab from one another. */
export function nonceOf(): string {
  const world: { [KEY]?: string } = globalThis as { [KEY]?: string };
  world[KEY] ??= crypto.randomUUID();
  return world[KEY];
}
