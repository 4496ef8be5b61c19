import { locks } from 'node:worker_threads';
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onFocusWish } from '@/components/chat/composer-focus';
import { beginEdit } from '@/components/chat/edits';
import { keepWish } from '@/components/chat/picture-wishes';
import { QuestionEditor } from '@/components/chat/question-editor';
import type { EngineChoice } from '@/components/chat/use-engine';
import type { Front } from '@/components/chat/use-front-page';
import { useNextQuestion } from '@/components/chat/use-next-question';
import type { FrontPage } from '@/utils/chat/front-page';
import type { Endpoint, Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

// happy-dom has no Web Locks.
Object.defineProperty(navigator, 'locks', { value: locks });

const OPENAI: Endpoint = {
  ...{ id: 'openai', providerId: 'openai-responses', name: 'o', baseUrl: 'https://a.b/v1', createdAt: 0 },
  models: [{ id: 'gpt-5.4', name: 'GPT', inputs: ['text', 'image'] }],
};
const ENGINE: EngineChoice = {
  ...{ ready: true, all: [OPENAI], recent: [], choose: () => undefined },
  chosen: { endpointId: 'openai', modelId: 'gpt-5.4' },
};
const NO_PAGE: FrontPage = { state: 'none' };

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.endpoints.add(OPENAI);
  keepWish(null, false);
  localStorage.clear();
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A new chat whose question waits for its page. */
async function waiting() {
  const { promise: page, resolve, reject } = Promise.withResolvers<FrontPage>();
  const front = { page: NO_PAGE, settled: () => page } as Partial<Front> as Front;
  const onShow = vi.fn();
  const { result, rerender } = renderHook(
    ({ chatId }) => useNextQuestion({ chatId, open: { branch: [] } as never, front, engine: ENGINE, onAsk: () => undefined, onShow }),
    { initialProps: { chatId: null as string | null } },
  );
  await waitFor(() => expect(result.current.picture.offer).toBeDefined());
  return {
    result,
    show: (chatId: string) => rerender({ chatId }),
    onShow,
    read: () => resolve(NO_PAGE),
    fail: () => reject(new Error('the page is gone')),
  };
}

type Next = Awaited<ReturnType<typeof waiting>>['result'];
const wish = ({ current }: Next) => act(() => current.picture.offer?.());
function submit({ current }: Next, text: string): Promise<string> {
  let sent: Promise<string> | undefined;
  act(() => {
    sent = current.submit(text);
  });
  return sent as Promise<string>;
}
const wishesAsked = async () => (await db.messages.toArray()).flatMap(({ role, wantsPicture }) => (role === 'user' ? [wantsPicture] : []));

test('a wish goes with its question at once: what still waits to be sent cannot lose it unseen', async () => {
  const { result, read } = await waiting();
  wish(result);
  expect(result.current.picture.isOn).toBe(true);
  const sent = submit(result, 'A lamp');
  expect(result.current.pending?.text).toBe('A lamp');
  expect(result.current.picture.isOn).toBe(false);
  await act(async () => {
    read();
    await sent;
  });
  expect(await wishesAsked()).toEqual([true]);
});

test('a question that is sent leaves another chat its wish', async () => {
  const { result, read, show } = await waiting();
  const sent = submit(result, 'What is a lamp?');
  show('other');
  await waitFor(() => expect(result.current.picture.offer).toBeDefined());
  wish(result);
  await act(async () => {
    read();
    await sent;
  });
  expect(result.current.picture.isOn).toBe(true);
  expect(await wishesAsked()).toEqual([undefined]);
});

test('what is wished while a question waits is wished of the next one, in the chat that it began', async () => {
  const { result, read, onShow, show } = await waiting();
  const sent = submit(result, 'What is a lamp?');
  wish(result);
  await act(async () => {
    read();
    await sent;
  });
  expect(await wishesAsked()).toEqual([undefined]);
  expect(result.current.picture.isOn).toBe(false);
  show(String(onShow.mock.lastCall?.[0]));
  expect(result.current.picture.isOn).toBe(true);
});

test('a question that could not be sent gets its wish back', async () => {
  const { result, fail } = await waiting();
  wish(result);
  const sent = submit(result, 'A lamp').catch((error: unknown) => error);
  await act(async () => {
    fail();
    await sent;
  });
  expect(await sent).toBeInstanceOf(Error);
  expect(result.current.picture.isOn).toBe(true);
});

test('a wish outlives the panel', async () => {
  const { result, show } = await waiting();
  wish(result);
  expect({ ...localStorage }).toEqual({ 'draw:': 'true' });
  localStorage.setItem('draw:earlier', 'true');
  show('earlier');
  expect(result.current.picture.isOn).toBe(true);
  act(() => result.current.picture.takeOut());
  expect({ ...localStorage }).toEqual({ 'draw:': 'true' });
});

test('a prompt that costs extra begins in the box, wherever it is picked', async () => {
  const begun: (string | undefined)[] = [];
  const stop = onFocusWish((_, command) => begun.push(command));
  const { result, read } = await waiting();
  read();
  await db.prompts.add({ id: 'draw', text: 'Draw what is in it.', menus: ['image'] } as never);
  await waitFor(() => expect(result.current.prompts.all.find(({ id }) => id === 'draw')?.menus).toEqual(['image']));
  const [draw] = result.current.prompts.all.filter(({ id }) => id === 'draw');
  if (!draw) throw new Error();
  act(() => result.current.pick(draw));
  expect(begun).toEqual(['/draw ']);
  stop();
  expect(result.current.pending).toBeUndefined();
  expect(await db.messages.count()).toBe(0);
});

test('a question that is put in other words shows its wish, and can be asked without it', async () => {
  const question: Message = {
    ...{ id: 'q', chatId: 'c', seq: 0, parentId: null, role: 'user', status: 'done', createdAt: 0 },
    ...{ parts: [{ type: 'text', text: 'Draw a lamp.' }], wantsPicture: true },
  };
  await db.chats.add({ id: 'c', title: 'Lamps', head: 'q', createdAt: 0, updatedAt: 0 });
  await db.messages.add(question);
  beginEdit('q', 'Draw a lamp.');
  render(<QuestionEditor question={question} text="What is a lamp?" engine={ENGINE.chosen} onLeft={() => undefined} />);
  expect(screen.getByText('As a picture')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Answer in words alone' }));
  expect(screen.queryByText('As a picture')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(async () => expect(await wishesAsked()).toEqual(expect.arrayContaining([true, undefined])));
});
