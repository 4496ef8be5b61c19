import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Answer } from '@/components/chat/answer';
import { type ThreadTools, ThreadToolsContext } from '@/components/chat/thread-tools';
import { TurnStatus } from '@/components/chat/turn-status';
import type { Part } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { TOOLS } from './tools';

beforeEach(async () => {
  await db.files.clear();
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const FILE: SourceFile = {
  ...{ id: 'f', chatId: 'c', hash: 'h', readAt: 0, kind: 'file', url: '', title: 'picture-1.png', language: '', icon: '', text: '' },
  picture: { bytes: new Blob(['PNG'], { type: 'image/png' }), width: 400, height: 200 },
};
const PICTURE: Part = { type: 'picture', fileId: 'f', name: 'picture-1.png', size: { width: 400, height: 200 } };
const MARKED = '```json\n[{"bbox_2d": [100, 200, 500, 700], "label": "lamp"}, {"point_2d": [900, 900], "label": "cat"}]\n```\n';

function answer(parts: Part[], more: Partial<Message> = {}): Message {
  const row = { id: 'a', chatId: 'c', seq: 1, parentId: 'q', role: 'assistant', status: 'done', createdAt: 0 } as const;
  return { ...row, endpointId: 'e', modelId: 'qwen3-vl:8b', sent: [{ fileId: 'f', sent: 1, of: 1 }], parts, ...more };
}

const brought = (...titles: string[]): Partial<ThreadTools> => ({
  picturesUpTo: (id) => (id === 'q' ? titles.map((title) => ({ fileId: 'f', title, picture: { width: 400, height: 200 } })) : []),
});

const view = (message: Message, tools: Partial<ThreadTools> = {}) => (
  <ThreadToolsContext value={{ ...TOOLS, ...tools }}>
    <Answer turn={{ key: 'k', chain: [message], alternatives: ['a'] }} isLast />
  </ThreadToolsContext>
);

test('a picture that a model made stands between its words, in a place of its size, and is copied and saved', async () => {
  await db.files.add(FILE);
  const write = vi.fn(async (_: unknown[]) => undefined);
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly items: Record<string, Blob>) {}
    },
  );
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(write);
  render(view(answer([{ type: 'text', text: 'Before' }, PICTURE, { type: 'text', text: 'After' }])));
  const place = document.querySelector<HTMLElement>('.whole-picture');
  // Before its bytes are there.
  expect([place?.style.getPropertyValue('--w'), place?.style.getPropertyValue('--h')]).toEqual(['400', '200']);
  const image = await screen.findByAltText('Picture made by qwen3-vl:8b');
  expect(screen.getByRole('button', { name: 'Show Picture made by qwen3-vl:8b in full size' }).contains(image)).toBe(true);
  expect(screen.getByText('Before').compareDocumentPosition(image) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(screen.getByText('After').compareDocumentPosition(image) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: 'Copy the picture' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(write).toHaveBeenCalledWith([{ items: { 'image/png': expect.anything() } }]);
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    expect(this.download).toMatch(/^Picture made by qwen3-vl:8b\./);
  });
  fireEvent.click(screen.getByRole('button', { name: 'Save the picture' }));
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
});

test('an answer of nothing but a picture has no words to copy, and says that it is one', async () => {
  await db.files.add(FILE);
  render(view(answer([PICTURE])));
  expect(await screen.findByAltText(/^Picture made by/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull();
  cleanup();
  const growing = answer([], { status: 'streaming' });
  const { rerender } = render(<TurnStatus message={growing} />);
  rerender(<TurnStatus message={answer([PICTURE], { endedAt: Date.now() })} />);
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/ It holds a picture\.$/));
});

test('a picture that was not kept is said in its place', () => {
  render(view(answer([{ type: 'refused-picture' }])));
  expect(screen.getByText(/^The model sent a picture that Aside does not keep/)).toBeTruthy();
  cleanup();
  render(view(answer([{ type: 'refused-picture', over: true }])));
  expect(screen.getByText(/^The model sent more pictures than the 16 that/)).toBeTruthy();
});

test('what an answer points at is drawn over the picture of its question, listed, and lit from the list', async () => {
  await db.files.add(FILE);
  render(view(answer([{ type: 'text', text: `Two:\n\n${MARKED}\nThat is all.` }]), brought('harbour.png')));
  const list = await screen.findByRole('list', { name: 'Marked in the picture' });
  const names = within(list)
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'));
  expect(names).toEqual(['1 lamp: 10 to 50 % from the left, 20 to 70 % from the top', '2 cat: 90 % from the left, 90 % from the top']);
  const marks = [...document.querySelectorAll<HTMLElement>('.mark')];
  expect(marks.map(({ style: { left, top, width, height } }) => [left, top, width, height])).toEqual([
    ['10%', '20%', '40%', '50%'],
    ['90%', '90%', '0%', '0%'],
  ]);
  fireEvent.focus(within(list).getByRole('button', { name: /^1/ }));
  expect(marks.map(({ className }) => className.includes('lit'))).toEqual([true, false]);
  // The words are there, folded.
  expect(screen.getByText('As the model wrote it').closest('details')?.open).toBe(false);
  expect(screen.getByText('That is all.')).toBeTruthy();
});

test('marks that were written into bare JSON do not spoil it', async () => {
  await db.files.add(FILE);
  const text = '[{"bbox_2d": [100, 200, 500, 700], "label": "lamp"}]';
  render(view(answer([{ type: 'text', text }], { marks: [{ at: text.indexOf('label') }] }), brought('harbour.png')));
  expect(await screen.findByRole('button', { name: /^1 lamp/ })).toBeTruthy();
});

test.each([
  ['another family’s model', answer([{ type: 'text', text: MARKED }], { modelId: 'claude-sonnet-5' }), brought('harbour.png')],
  ['a question without a picture', answer([{ type: 'text', text: MARKED }]), {}],
  [
    'a picture that was not sent',
    answer([{ type: 'text', text: MARKED }], { sent: [{ fileId: 'f', sent: 0, of: 1, unseen: true }] }),
    brought('harbour.png'),
  ],
  [
    'an answer that is in the middle of it',
    answer([{ type: 'text', text: MARKED.slice(0, -5) }], { status: 'queued' }),
    brought('harbour.png'),
  ],
])('nothing is drawn for %s', async (_, message, tools) => {
  await db.messages.put(message);
  render(view(message, tools));
  await act(async () => void (await new Promise((done) => setTimeout(done, 300))));
  expect(document.querySelector('.mark')).toBeNull();
  expect(document.querySelector('.md-code')).not.toBeNull();
});

test('of several pictures the reader chooses, and of very many places not all are drawn', async () => {
  await db.files.bulkAdd([FILE, { ...FILE, id: 'g' }]);
  const many = `\`\`\`json\n${JSON.stringify(Array.from({ length: 230 }, (_, n) => ({ point_2d: [n, n], label: '' })))}\n\`\`\`\n`;
  const sent = ['f', 'g'].map((fileId) => ({ fileId, sent: 1, of: 1 }));
  const pictures = sent.map(({ fileId }) => ({ fileId, title: `${fileId}.png`, picture: { width: 400, height: 200 } }));
  render(view(answer([{ type: 'text', text: many }], { sent }), { picturesUpTo: () => pictures }));
  expect(await screen.findByAltText('f.png')).toBeTruthy();
  expect(document.querySelectorAll('.mark')).toHaveLength(200);
  expect(screen.getByText('30 more are not drawn.')).toBeTruthy();
  fireEvent.change(screen.getByRole('combobox', { name: 'Picture' }), { target: { value: '1' } });
  expect(await screen.findByAltText('g.png')).toBeTruthy();
});
