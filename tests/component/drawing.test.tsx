import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Answer } from '@/components/chat/answer';
import { PictureChip, UnmadePicture } from '@/components/chat/picture-wish';
import { ReceiptSheet } from '@/components/chat/receipt-sheet';
import { ThreadToolsContext } from '@/components/chat/thread-tools';
import { TurnStatus } from '@/components/chat/turn-status';
import type { EngineChoice } from '@/components/chat/use-engine';
import { usePictureWish } from '@/components/chat/use-picture-wish';
import { usePrompts } from '@/components/chat/use-prompts';
import { allPrompts } from '@/utils/chat/all-prompts';
import type { Part } from '@/utils/core/parts';
import type { Endpoint, Engine, Message, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { TOOLS } from './tools';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
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
const WORDS: Part = { type: 'text', text: 'A lamp.' };
const SKETCH: Part = { type: 'picture', fileId: 'f', name: 'picture-1.png', size: { width: 400, height: 200 }, unfinished: true };
const DRAWING = 'Drawing a picture…';

function answer(more: Partial<Message>): Message {
  const row = { id: 'a', chatId: 'c', seq: 1, parentId: 'q', role: 'assistant', parts: [], status: 'done', createdAt: 0 } as const;
  return { ...row, endpointId: 'e', modelId: 'gpt-5.4', ...more } as Message;
}

const view = (message: Message) => (
  <ThreadToolsContext value={TOOLS}>
    <Answer turn={{ key: 'k', chain: [message], alternatives: ['a'] }} isLast />
  </ThreadToolsContext>
);

const endpoint = (id: string, providerId: string, ...models: string[]): Endpoint => ({
  ...{ id, providerId, name: id, baseUrl: 'https://a.b/v1', createdAt: 0 },
  models: models.map((each) => ({ id: each, name: each.toUpperCase() })),
});
const ALL = [endpoint('openai', 'openai-responses', 'gpt-5.4'), endpoint('local', 'ollama', 'llama', 'qwen')];

function choice(endpointId: string, modelId: string, choose: (engine: Engine) => void = () => undefined): EngineChoice {
  return { ready: true, all: ALL, recent: [], chosen: { endpointId, modelId }, choose };
}

test('while a picture is drawn its place is kept, and a screen reader is told', async () => {
  render(view(answer({ status: 'streaming', drawing: true })));
  expect(screen.getByText(DRAWING).closest('figure')?.querySelector('.whole-picture')).toBeTruthy();
  expect(screen.queryByText('Waiting for the answer…')).toBeNull();
  cleanup();
  render(<TurnStatus message={answer({ status: 'streaming', drawing: true })} />);
  expect(screen.getByRole('status').textContent).toBe(DRAWING);
});

test('what there is of a picture is shown as it grows, and has its tools once it grows no more', async () => {
  await db.files.add(FILE);
  const growing = answer({ status: 'streaming', drawing: true, parts: [SKETCH] });
  await db.messages.add(growing);
  const { rerender } = render(view(growing));
  expect(await screen.findByAltText(/^Picture made by/)).toBeTruthy();
  expect(screen.getAllByText(DRAWING)).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Copy the picture' })).toBeNull();
  rerender(view(answer({ status: 'stopped', parts: [SKETCH] })));
  expect(await screen.findByText('The picture was not finished.')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Save the picture' })).toBeTruthy();
});

test('of an answer that goes on only what is drawn now is said to be drawn', async () => {
  await db.files.add(FILE);
  const stopped = answer({ status: 'stopped', parts: [{ type: 'text', text: 'Here: ' }, SKETCH] });
  const next = answer({ id: 'b', parentId: 'a', status: 'streaming', drawing: true });
  render(
    <ThreadToolsContext value={TOOLS}>
      <Answer turn={{ key: 'k', chain: [stopped, next], alternatives: ['b'] }} isLast />
    </ThreadToolsContext>,
  );
  expect(await screen.findByRole('button', { name: 'Save the picture' })).toBeTruthy();
  expect([...document.querySelectorAll('figcaption')].map(({ textContent }) => textContent)).toEqual([
    'The picture was not finished.',
    DRAWING,
  ]);
});

test('a picture that came to nothing is not said to grow when another is drawn after it', async () => {
  await db.files.add(FILE);
  const growing = answer({ status: 'streaming', drawing: true, parts: [SKETCH, { type: 'text', text: 'Once more:' }] });
  await db.messages.add(growing);
  render(view(growing));
  expect([...document.querySelectorAll('figcaption')].map(({ textContent }) => textContent)).toEqual([
    'The picture was not finished.',
    DRAWING,
  ]);
});

test('what was not finished is no picture that an answer is said to hold', () => {
  const { rerender } = render(<TurnStatus message={answer({ status: 'streaming', parts: [SKETCH, WORDS] })} />);
  rerender(<TurnStatus message={answer({ parts: [SKETCH, WORDS] })} />);
  expect(screen.getByRole('status').textContent).not.toContain('It holds a picture.');
  rerender(<TurnStatus message={answer({ parts: [PICTURE, WORDS] })} />);
  expect(screen.getByRole('status').textContent).toContain('It holds a picture.');
});

test('an answer in words to a question for a picture says that its model makes none', async () => {
  const words = (modelId: string, more: Partial<Message> = {}) => (
    <ThreadToolsContext value={{ ...TOOLS, choice: choice('local', 'llama'), wantsPicture: (id) => id === 'q' }}>
      <Answer turn={{ key: 'k', chain: [answer({ endpointId: 'local', modelId, parts: [WORDS], ...more })], alternatives: ['a'] }} isLast />
    </ThreadToolsContext>
  );
  const { rerender } = render(words('llama'));
  expect(await screen.findByText('LLAMA makes no pictures: it answered in words.')).toBeTruthy();
  rerender(words('gpt-5.4', { endpointId: 'openai', pictureTool: true }));
  expect(screen.queryByText(/makes no pictures/)).toBeNull();
  rerender(words('llama', { parentId: 'another' }));
  expect(screen.queryByText(/makes no pictures/)).toBeNull();
});

test.each<[string, Partial<Message>, RegExp]>([
  [
    'a tool that says it',
    { parts: [PICTURE], pictureTool: true, usage: { pictureTokens: 1_086 } },
    /· 1,086 tokens for pictures, price unknown/,
  ],
  ['a tool that says nothing', { parts: [PICTURE], pictureTool: true, usage: {} }, /15 tokens · picture: price unknown$/],
  ['a tool that was not used', { parts: [WORDS], pictureTool: true, usage: { pictureTokens: 0 } }, /15 tokens · \$/],
  ['a model that makes them itself', { parts: [PICTURE], usage: {} }, /15 tokens · picture: price unknown$/],
])('what pictures took stands at the answer of %s', (_, { usage, ...message }, facts) => {
  const price = { input: 1, output: 10 };
  render(view(answer({ ...message, usage: { inputTokens: 10, outputTokens: 5, ...usage }, price, instructions: 'Draw.' })));
  expect(document.querySelector('.meta > span')?.textContent).toMatch(facts);
});

test('the wish is for one question of one chat, and offered where it makes a difference', async () => {
  const { result, rerender } = renderHook(({ chatId, engine }) => usePictureWish(chatId, engine), {
    initialProps: { chatId: 'c' as string | null, engine: choice('openai', 'gpt-5.4') },
  });
  await waitFor(() => expect(result.current.offer).toBeDefined());
  act(() => result.current.offer?.());
  expect(result.current).toMatchObject({ isOn: true, offer: undefined, isUnmade: false });
  rerender({ chatId: null, engine: choice('openai', 'gpt-5.4') });
  expect(result.current.isOn).toBe(false);
  rerender({ chatId: 'c', engine: choice('local', 'llama') });
  await waitFor(() => expect(result.current).toMatchObject({ isOn: true, offer: undefined, isUnmade: true, unable: 'LLAMA' }));
  act(() => result.current.takeOut());
  expect(result.current).toMatchObject({ isOn: false, isUnmade: false });
});

test('a model that makes no pictures says so before, and one that does is a click away', async () => {
  const choose = vi.fn();
  const takeOut = vi.fn();
  const engine = choice('local', 'llama', choose);
  const { rerender } = render(
    <>
      <PictureChip takeOut={takeOut} />
      <UnmadePicture engine={engine} isUnmade={false} />
    </>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Answer in words alone' }));
  expect(takeOut).toHaveBeenCalledOnce();
  expect(screen.getByRole('status').textContent).toBe('');
  rerender(<UnmadePicture engine={engine} isUnmade />);
  expect(screen.getByRole('status').textContent).toBe('LLAMA makes no pictures: it will answer in words.');
  fireEvent.click(await screen.findByRole('button', { name: 'Ask GPT-5.4 instead' }));
  expect(choose).toHaveBeenCalledWith({ endpointId: 'openai', modelId: 'gpt-5.4' });
});

test('the prompt for a picture is not offered for a model that makes none, and is held back where it was typed', async () => {
  const { result, rerender } = renderHook(({ unable }) => usePrompts([], [], unable), {
    initialProps: { unable: undefined as string | undefined },
  });
  await waitFor(() => expect(result.current.offered.map(({ id }) => id)).toContain('draw'));
  const draw = (await allPrompts()).find(({ id }) => id === 'draw');
  if (!draw) throw new Error();
  expect(result.current.wordsOf(draw, { input: 'a lamp' })).toBe('Draw a picture: a lamp');
  rerender({ unable: 'LLAMA' });
  expect(result.current.offered.map(({ id }) => id)).not.toContain('draw');
  expect(result.current.all.map(({ id }) => id)).toContain('draw');
  act(() => expect(() => result.current.wordsOf(draw, { input: 'a lamp' })).toThrow());
  expect(result.current.lack).toBe('“Draw a picture” needs a model that makes pictures, and LLAMA makes none. Choose another one.');
});

test('what will be sent names the tool', () => {
  const receipt = { entries: [], tokens: 0, longest: 0, leftOut: 0, unsent: [] };
  const { rerender } = render(<ReceiptSheet receipt={receipt} onClose={() => undefined} />);
  expect(screen.queryByText(/image_generation/)).toBeNull();
  rerender(<ReceiptSheet receipt={{ ...receipt, pictureTool: true }} onClose={() => undefined} />);
  expect(screen.getByText(/image_generation.*price unknown/)).toBeTruthy();
});
