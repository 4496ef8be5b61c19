import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { SummaryButton } from '@/components/chat/summary-button';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

afterEach(cleanup);

const message: Message = {
  ...{ id: 'm', chatId: 'c', seq: 0, parentId: null, role: 'assistant', status: 'done', createdAt: 0 },
  parts: [],
  summary: 'They spoke of a river.',
};
const kept = async () => (await db.messages.get('m'))?.summary;
const button = (name: string) => screen.getByRole('button', { name });

test('a summary is read, changed at once, put back, and can be emptied', async () => {
  await db.messages.put(message);
  render(
    <SummaryButton messageId="m" className="link">
      Read it
    </SummaryButton>,
  );
  await act(async () => button('Read it').click());
  const field = await screen.findByRole('textbox', { name: 'Summary of earlier messages' });
  expect(field).toHaveProperty('value', 'They spoke of a river.');
  expect(screen.queryByRole('button', { name: 'Put back' })).toBeNull();
  fireEvent.change(field, { target: { value: 'They spoke of a lake.' } });
  await waitFor(async () => expect(await kept()).toBe('They spoke of a lake.'));
  await act(async () => button('Put back').click());
  await waitFor(async () => expect(await kept()).toBe('They spoke of a river.'));
  fireEvent.change(field, { target: { value: '' } });
  await waitFor(async () => expect(await kept()).toBe(''));
  await act(async () => button('Done').click());
  expect(screen.queryByRole('dialog')).toBeNull();
});
