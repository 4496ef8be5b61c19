import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TurnStatus } from '@/components/chat/turn-status';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** An answer that grows, and everything its live region said, each time it changed. */
async function growing(fields: Partial<Message> = {}) {
  const message: Message = {
    ...{ id: newId(), chatId: 'c', seq: 1, parentId: null, role: 'assistant', parts: [], status: 'streaming', createdAt: 0, modelId: 'm' },
    ...fields,
  };
  await db.messages.add(message);
  const view = render(<TurnStatus message={message} />);
  const region = screen.getByRole('status');
  const said = [region.textContent];
  new MutationObserver(() => {
    if (region.textContent !== said.at(-1)) said.push(region.textContent);
  }).observe(region, { childList: true, characterData: true, subtree: true });
  let n = 0;
  return {
    said,
    region,
    async arrives(text: string, seconds = 1) {
      await db.tails.add({ messageId: message.id, text, ...(n === 0 && { begins: 'text' as const }), n: n++ });
      await this.passes(seconds);
    },
    async passes(seconds: number) {
      for (let second = 0; second < seconds; second++)
        await act(async () => {
          vi.advanceTimersByTime(1_000);
          await new Promise((resolve) => setTimeout(resolve, 20));
        });
    },
    async ends(change: Partial<Message>) {
      await act(async () => view.rerender(<TurnStatus message={{ ...message, ...change }} />));
    },
  };
}
const text = (all: string): Message['parts'] => [{ type: 'text', text: all }];

test('a growing answer is said by whole sentences, each once, and its end once', async () => {
  const answer = await growing();
  await answer.arrives('It was lit in 1823. It sto');
  await answer.arrives('od on the rock. And', 3);
  await answer.ends({ status: 'done', parts: text('It was lit in 1823. It stood on the rock. And so on.'), endedAt: Date.now() });
  expect(answer.said.map((each) => each?.trim())).toEqual([
    'The answer is being written.',
    'It was lit in 1823.',
    'It stood on the rock.',
    'And so on. The answer is finished.',
  ]);
});

test('it waits until what it said last can have been heard', async () => {
  const answer = await growing();
  await answer.arrives(`${'Word '.repeat(36)}word. Next`);
  await answer.arrives(' one. More', 8);
  expect(answer.said).toHaveLength(2);
  await answer.passes(5);
  expect(answer.said.at(-1)?.trim()).toBe('Next one.');
});

test('code and tables are said in short', async () => {
  const answer = await growing();
  await answer.arrives('```js\nlet a;\nlet b;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThat is all. So');
  expect(answer.said.at(-1)?.trim()).toBe('Code, 2 lines. Table, 1 row, 2 columns. That is all.');
});

test('it is said in the language it is written in', async () => {
  const answer = await growing();
  await answer.arrives('Der Turm ist nicht auf dem Felsen und die Lampe ist mit dem Öl von den Schiffen. Und');
  expect(answer.region.querySelector('span')?.lang).toBe('de');
});

test('the rest of a long answer is left to be read', async () => {
  const answer = await growing();
  await answer.passes(1);
  await answer.ends({ status: 'done', parts: text('A sentence of its own.\n\n'.repeat(200)), endedAt: Date.now() });
  expect(answer.said.at(-1)?.trim()).toBe('The answer is finished. Read the rest in the chat.');
});

test('a stopped answer says that alone', async () => {
  const answer = await growing();
  await answer.arrives('It was lit in 1823. It sto');
  await answer.ends({ status: 'stopped', parts: text('It was lit in 1823. It sto') });
  expect(answer.said.at(-1)).toBe('Stopped. What had arrived is kept.');
});

test('a failed one is told by its alert, and the countdown speaks for a waiting one', async () => {
  const answer = await growing();
  await answer.ends({ retryAt: Date.now() + 5_000 });
  expect(answer.region.textContent).toBe('');
  await answer.ends({ status: 'failed' });
  expect(answer.region.textContent).toBe('');
});

test('an answer that was there before is not said', async () => {
  const answer = await growing({ status: 'done', parts: text('It was lit in 1823.'), endedAt: Date.now() - 60_000 });
  await answer.passes(3);
  expect(answer.said).toEqual(['']);
});

test('nothing is looked at once the answer has ended', async () => {
  const answer = await growing();
  await answer.ends({ status: 'done', parts: text('Yes.'), endedAt: Date.now() });
  expect(vi.getTimerCount()).toBe(0);
});
