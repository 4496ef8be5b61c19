import { expect } from './expect';
import type { ModelServer } from './model-server';

/** What the open receipt says, an entry each, in its exact words; it runs in the panel. */
export function receiptShown(): string[] {
  return [...document.querySelectorAll('.sheet .entry, .sheet section')].map((entry) =>
    [...entry.querySelectorAll('pre, .p:not(.off) .words')].map(({ textContent }) => textContent).join(''),
  );
}

/** Keys under which the wire formats carry the words of a question; others hold names, ids, settings. */
const CARRIES_WORDS = new Set(['content', 'text', 'system', 'instructions', 'input', 'contents']);

/** All words of a request, wherever its format puts them. */
function wordsOnWire(body: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(body, (key, value: unknown) => {
    if (typeof value === 'string' && CARRIES_WORDS.has(key)) texts.push(value);
    return value;
  });
  return texts;
}

const packed = (text: string) => text.replace(/\s+/g, '');

/** What a receipt says is what the last requests carried: each entry, and nothing beside them. Formats part texts by other line ends. */
export function expectReceipt(model: ModelServer, shown: readonly string[], requests = 1): void {
  const onWire = packed(
    model.questions
      .slice(-requests)
      .flatMap(({ body }) => wordsOnWire(body))
      .join(''),
  );
  for (const entry of shown) expect(onWire).toContain(packed(entry));
  expect(packed(shown.join('')).length).toBe(onWire.length);
}
