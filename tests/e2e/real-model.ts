import { expect } from '@playwright/test';

/** Tokens that the real model's server reads. */
export const CONTEXT_SIZE = 4_096;
/** The model is loaded with the first question. */
export const LOAD_MS = 60_000;
export const FIRST_ANSWER_MS = 90_000;

/** Sees that an answer is a sentence or more, and tells of no more tokens than the model can read and of no fewer than the page has. */
export function expectUsage(answer: string): void {
  expect(answer.length).toBeGreaterThan(40);
  const [, tokens] = /([\d,]+) tokens/.exec(answer) ?? [];
  const used = Number(tokens?.replace(',', ''));
  expect(used).toBeGreaterThan(500);
  expect(used).toBeLessThan(CONTEXT_SIZE);
}

/** What is said of a page that is too long: our words, then the server's own. */
export const TOO_LONG = ['longer than the model can read', 'exceeds the available context size'];
