import type { PageServer } from '../../scripts/lib/serve-pages.mjs';

/** What a page says before and after it changed: a passage, and a part of it that an answer quotes. */
export const TIDES = {
  high: {
    passage: 'At noon the water stands nine metres over the sill, and ships of any draught go in.',
    quoted: 'the water stands nine metres over the sill',
  },
  low: {
    passage: 'By evening mud lies dry between both quays; children dig there for worms until it is dark.',
    quoted: 'mud lies dry between both quays',
  },
};

export const TIDE_PAGE = { path: '/tide', title: 'The tide today' };

/** Serves the page as it is from now on. */
export function serveTide(site: PageServer, tide: keyof typeof TIDES): void {
  site.page(
    TIDE_PAGE.path,
    `<!doctype html><html lang="en"><title>${TIDE_PAGE.title}</title><main><h1>${TIDE_PAGE.title}</h1><p>${TIDES[tide].passage}</p></main>`,
  );
}

/** What the panel says of a page that is not any more what its chat read. */
export const CHANGED = {
  goes: 'It goes along as it is now; what was read stays in the chat.',
  stays: 'The chat goes on with what was read; + reads it again.',
};
