import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerFacts } from '@/components/chat/answer-facts';
import { SpendingView } from '@/components/settings/spending-view';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

const NOON = new Date(2026, 10, 24, 12).getTime();
const LAST_MONTH = new Date(2026, 9, 3).getTime();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let at = 0;

const answer = (chatId: string, change: Partial<Message> = {}): Message => ({
  id: newId(),
  chatId,
  seq: ++at,
  parentId: null,
  role: 'assistant',
  parts: [{ type: 'text', text: 'Yes' }],
  status: 'done',
  createdAt: NOON,
  startedAt: NOON,
  endedAt: NOON + at,
  modelId: 'gpt',
  usage: { inputTokens: 1_000, outputTokens: 200 },
  price: { input: 1, output: 10 },
  ...change,
});

async function chats(...titles: string[]): Promise<string[]> {
  const rows = titles.map((title) => ({ id: newId(), title, head: null, createdAt: 0, updatedAt: NOON }));
  await db.chats.bulkAdd(rows);
  return rows.map(({ id }) => id);
}

const sum = (name: string) =>
  [...(screen.getByText(name, { selector: 'dt' }).parentElement?.children ?? [])].slice(1).map((each) => each.textContent);

test('what was spent is told by day, month, chat and model, and what is not known is said to be so', async () => {
  const [cheap = '', dear = '', local = ''] = await chats('Cheap', 'Dear', 'At home');
  const { price: _, ...unknown } = answer(local, { modelId: 'llama' });
  await db.messages.bulkAdd([
    answer(cheap),
    answer(dear, { modelId: 'opus', price: { input: 100, output: 1_000 } }),
    unknown,
    answer(dear, { createdAt: LAST_MONTH }),
  ]);
  render(<SpendingView />);
  expect(screen.getByRole('status').textContent).toBe('Adding up…');
  await waitFor(() => expect(sum('Today')).toEqual(['$0.30', 'and 1 answer whose price is not known']));
  expect(screen.getByRole('status').textContent).toBe('');
  expect(sum('This month')).toEqual(['$0.30', 'and 1 answer whose price is not known']);
  expect(sum('Last month')).toEqual(['$0.003']);
  const links = within(screen.getByRole('list', { name: 'Chats that cost most this month' })).getAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Dear', `#chat=${dear}`],
    ['Cheap', `#chat=${cheap}`],
  ]);
  const rows = (name: string) =>
    within(screen.getByRole('table', { name }))
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows('Models this month')).toEqual([
    ['opus', '1', '1.2K', '$0.30'],
    ['gpt', '1', '1.2K', '$0.003'],
    ['llama', '1', '1.2K', 'unknown'],
  ]);
  expect(rows('The last 12 months')).toHaveLength(12);
  expect(rows('The last 12 months').slice(0, 3)).toEqual([
    ['Nov 2026', '3', '3.6K', '$0.30and 1 unknown'],
    ['Oct 2026', '1', '1.2K', '$0.003'],
    ['Sep 2026', '0', '0', '–'],
  ]);
});

test('where no price is known no sum is given', async () => {
  const [id = ''] = await chats('At home');
  for (const { price: _, ...unknown } of [answer(id), answer(id)]) await db.messages.add(unknown);
  render(<SpendingView />);
  await waitFor(() => expect(sum('Today')).toEqual(['2 answers whose price is not known']));
  expect(screen.queryByText('Chats that cost most this month')).toBeNull();
});

test('without answers it says so', async () => {
  render(<SpendingView />);
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No answers yet.'));
  expect(screen.queryByRole('table')).toBeNull();
});

test('an answer says what it cost, and how much of it came from the cache', () => {
  const cached = { inputTokens: 1_000, outputTokens: 240, cachedTokens: 900 };
  const { container, rerender } = render(<AnswerFacts message={answer('c', { usage: cached, endedAt: NOON })} />);
  expect(container.textContent).toBe('gpt · 1,240 tokens, 900 of them from the cache · $0.0034');
  rerender(<AnswerFacts message={answer('c', { instructions: 'Be brief.', endedAt: NOON })} />);
  expect(container.textContent).toBe('gpt · 1,200 tokens · $0.003');
  expect(screen.getByRole('button').textContent).toBe('1,200 tokens');
  const { price: _, ...unknown } = answer('c', { endedAt: NOON });
  rerender(<AnswerFacts message={unknown} />);
  expect(container.textContent).toBe('gpt · 1,200 tokens');
});
