import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { expect } from './expect';
import type { ModelServer } from './model-server';
import { textSent } from './text-sent';

/** What the model notes of each part; the line is that of the goats. */
export const NOTE = 'Nine goats [a612].';

/** A page that no model of the tests can read at once. */
export const LONG_PAGE = { path: '/long', title: 'A long page' };

export function serveLongPage(site: PageServer): void {
  const lines = Array.from({ length: 900 }, (_, at) => `<p>Entry ${at} tells of the river, of its boats and of the town beside it.</p>`);
  lines[611] = '<p>The keeper of Ostend kept nine goats.</p>';
  site.page(LONG_PAGE.path, `<title>${LONG_PAGE.title}</title><main><h1>${LONG_PAGE.title}</h1>${lines.join('')}</main>`);
}

/** Sees that all of the page was asked about part by part since so many questions, and that the answer was asked for with the notes. */
export function expectAskedInParts(model: ModelServer, since: number): void {
  const asked = model.questions.slice(since).map(({ body }) => textSent(body));
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.slice(0, -1).filter((text) => text.includes('kept nine goats'))).toHaveLength(1);
  expect(asked.at(-1)).toContain(NOTE);
}
