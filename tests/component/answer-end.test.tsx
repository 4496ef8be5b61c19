import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AnswerEnd } from '@/components/chat/answer-end';
import { ThreadToolsContext } from '@/components/chat/thread-tools';
import type { Message } from '@/utils/core/rows';
import { TOOLS } from './tools';

afterEach(cleanup);

const ANSWER: Message = {
  ...{ id: 'm', chatId: 'c', seq: 1, parentId: 'q', role: 'assistant', status: 'done', createdAt: 0, endpointId: 'e', modelId: 'm' },
  parts: [{ type: 'text', text: 'It “was lit in 1823 by the keeper”.' }],
  sent: [{ fileId: 'f', letter: 'a', sent: 2, of: 2 }],
};

const end = (message: Message) => (
  <ThreadToolsContext value={TOOLS}>
    <AnswerEnd message={message} isLast hasText />
  </ThreadToolsContext>
);
const says = () => screen.queryByText('Nothing in this answer points at the sources.') !== null;

test('that nothing points at the sources is said when it is known, and not before', () => {
  const { rerender } = render(end(ANSWER));
  expect(says()).toBe(false);
  rerender(end({ ...ANSWER, marks: [{ at: 34, cited: { letter: 'a', n: 1 } }] }));
  expect(says()).toBe(false);
  rerender(end({ ...ANSWER, marks: [] }));
  expect(says()).toBe(true);
});

test('where no source could be sent nothing has to be waited for', () => {
  render(end({ ...ANSWER, sent: [] }));
  expect(says()).toBe(true);
});
