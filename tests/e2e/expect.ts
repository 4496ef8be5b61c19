import { expect as playwrights } from '@playwright/test';

/** Milliseconds between two looks; the last again and again. Playwright's own grow to a second, for which most steps of a test wait in vain. */
const INTERVALS = [20, 50, 100, 100, 250];

type Poll = typeof playwrights.poll;

const poll: Poll = (look, options) =>
  playwrights.poll(look, { intervals: INTERVALS, ...(typeof options === 'string' ? { message: options } : options) });

/** Playwright's, but it looks again sooner. */
export const expect: typeof playwrights = new Proxy(playwrights, {
  get: (whole, name) => (name === 'poll' ? poll : Reflect.get(whole, name)),
});
