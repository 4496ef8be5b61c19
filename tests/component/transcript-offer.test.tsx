import { Blob as NodeBlob } from 'node:buffer';
import { locks } from 'node:worker_threads';
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { RefusedFiles } from '@/components/chat/refused-files';
import { transcriptJob } from '@/components/chat/transcript-job';
import { UnheardMedia } from '@/components/chat/unheard-media';
import { type Attachments, useAttachments } from '@/components/chat/use-attachments';
import type { EngineChoice } from '@/components/chat/use-engine';
import type { Reading } from '@/components/chat/use-file-queue';
import { Player } from '@/components/ui/player';
import { transcriptLock } from '@/utils/chat/locks';
import type { Fault } from '@/utils/core/faults';
import { sourcePart } from '@/utils/core/parts';
import type { Endpoint, Message, Recording, SourceFile, Transcript } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const TALK: SourceFile = {
  ...{ id: 'f', chatId: 'draft:', hash: 'h', readAt: 0, kind: 'file', url: '', title: 'talk.wav', language: '', icon: '', text: '' },
  media: { bytes: new Blob([new Uint8Array(1_200_000)], { type: 'audio/wav' }), seconds: 75 },
};
const TRANSCRIPT: Transcript = {
  ...{ of: 'recording', seconds: 75, modelId: 'whisper-1', by: 'whisper-1', host: 'api.openai.com', startedAt: 1, endedAt: 2, usage: {} },
};
const endpoint = (more: Partial<Endpoint>): Endpoint => ({
  ...{ id: 'e', providerId: 'openai-compatible', name: 'E', baseUrl: 'https://a.b/v1', createdAt: 0 },
  models: [{ id: 'm', name: 'Small Model', inputs: ['text'] }],
  ...more,
});
const OPENAI = endpoint({
  ...{ id: 'o', providerId: 'openai-responses', presetId: 'openai', baseUrl: 'https://api.openai.com/v1' },
  models: [{ id: 'whisper-1', name: 'whisper-1' }],
});

function show(
  file: SourceFile | undefined,
  others: readonly Endpoint[],
  reading: readonly Reading[] = [],
  branch: readonly Message[] = [],
  own = endpoint({}),
) {
  cleanup();
  const engine: EngineChoice = {
    ...{ ready: true, chosen: { endpointId: 'e', modelId: 'm' }, recent: [], choose: () => undefined },
    all: [own, ...others],
  };
  const [writeDown, look] = [vi.fn(), vi.fn()];
  const attachments = { reading, drawFrames: vi.fn(), writeDown };
  render(<UnheardMedia engine={engine} files={file ? [file] : []} branch={branch} attachments={attachments} look={look} />);
  return { writeDown, look };
}
const status = () => screen.getByRole('status').textContent;

test('to have it written down is offered with where it goes, how much it is and what it costs, and begins with a click on that', async () => {
  const request = vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => true);
  const { writeDown } = show(TALK, [OPENAI]);
  const button = await screen.findByRole('button', { name: 'Write down what is said, with whisper-1' });
  expect(status()).toMatch(/^Small Model takes no recordings here/);
  expect(status()).toContain('The whole file goes to api.openai.com · 1:15 · 1.2 MB · price unknown');
  expect(writeDown).not.toHaveBeenCalled();
  fireEvent.click(button);
  await waitFor(() => expect(writeDown).toHaveBeenCalledOnce());
  expect(writeDown.mock.calls[0]?.[1]).toMatchObject({ endpoint: { id: 'o' }, model: { id: 'whisper-1' }, way: 'transcription' });
  expect(request).toHaveBeenCalledWith(expect.objectContaining({ origins: ['https://api.openai.com/*'] }));
});

test('nothing goes where the host is not allowed, which is said', async () => {
  const request = vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => false);
  const { writeDown } = show(TALK, [OPENAI]);
  fireEvent.click(await screen.findByRole('button', { name: /^Write down/ }));
  await waitFor(() => expect(status()).toContain('The browser was told no, so nothing went to api.openai.com.'));
  expect(writeDown).not.toHaveBeenCalled();
  request.mockImplementation(async () => true);
  fireEvent.click(screen.getByRole('button', { name: /^Write down/ }));
  await waitFor(() => expect(writeDown).toHaveBeenCalledOnce());
  expect(status()).not.toContain('The browser was told no');
});

test('two clicks before the browser is answered are one', async () => {
  const asked = Promise.withResolvers<boolean>();
  const request = vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(() => asked.promise);
  const { writeDown } = show(TALK, [OPENAI]);
  const button = await screen.findByRole('button', { name: /^Write down/ });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(request).toHaveBeenCalledOnce();
  asked.resolve(true);
  await waitFor(() => expect(writeDown).toHaveBeenCalled());
  expect(writeDown).toHaveBeenCalledOnce();
});

test('a file that is too large is said to be so before it is sent, and nobody who cannot is offered', async () => {
  const bytes = new Blob([new Uint8Array(25_100_000)], { type: 'audio/wav' });
  show({ ...TALK, media: { bytes, seconds: 3_000 } }, [OPENAI]);
  await waitFor(() => expect(status()).toContain('api.openai.com could write down what is said in “talk.wav”, but takes 25 MB at most'));
  expect(screen.queryByRole('button')).toBeNull();
  show(TALK, []);
  await waitFor(() => expect(status()).toContain('takes no recordings here'));
  expect(screen.queryByRole('button')).toBeNull();
});

test('one that is too large for a request to the model that hears it can be written down, too', async () => {
  const hears = endpoint({ models: [{ id: 'm', name: 'Small Model', inputs: ['text', 'audio'] }] });
  const long = { ...TALK, media: { bytes: new Blob([new Uint8Array(14_400_000)], { type: 'audio/wav' }), seconds: 900 } };
  show(long, [OPENAI], [], [], hears);
  await screen.findByRole('button', { name: 'Write down what is said, with whisper-1' });
  expect(status()).toMatch(/^“talk.wav” is too large for one question to Small Model: as it is, it stays behind\./);
  show({ ...long, text: 'Lit.', transcript: TRANSCRIPT }, [OPENAI], [], [], hears);
  await waitFor(() => expect(status()).toContain('whisper-1 wrote down what is said in “talk.wav”. Small Model gets it as text'));
});

test('one that was being written down when its panel was closed is said not to be, and offered again; not while another panel writes it', async () => {
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(locks as LockManager);
  const left = 'What is said in “talk.wav” was not written down, as the panel was closed before the end.';
  show({ ...TALK, writing: true }, [OPENAI]);
  await waitFor(() => expect(status()).toContain(left));
  await screen.findByRole('button', { name: /^Write down/ });
  await navigator.locks.request(transcriptLock('h'), async () => {
    show({ ...TALK, writing: true }, [OPENAI]);
    await screen.findByRole('button', { name: /^Write down/ });
    expect(status()).not.toContain(left);
  });
});

test('while one is being written nothing is offered; when it is, it says who wrote it and shows it', async () => {
  const meanwhile = 'Keep this panel open until it is written down.';
  show(TALK, [OPENAI], [{ id: 'r', name: 'talk.wav', inPercent: 'Writing down what is said in talk.wav…', meanwhile }]);
  await waitFor(() => expect(status()).toContain('takes no recordings here'));
  expect(status()).toContain(meanwhile);
  expect(screen.queryByRole('button')).toBeNull();
  show(TALK, [OPENAI], [{ id: 'r', name: 'talk.wav', fileId: 'f', step: 'attach.frame-step' }]);
  await waitFor(() => expect(status()).toContain('takes no recordings here'));
  await new Promise((done) => setTimeout(done, 50));
  expect(screen.queryByRole('button')).toBeNull();
  const { look } = show({ ...TALK, text: 'Lit.', transcript: TRANSCRIPT }, [OPENAI]);
  await waitFor(() =>
    expect(status()).toBe(
      'whisper-1 wrote down what is said in “talk.wav”. Small Model gets it as text, which may hold mistakes. Show it ',
    ),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
  expect(look).toHaveBeenCalledOnce();
});

/** Keeps a recording with its chat. */
async function keep(chatId = 'c'): Promise<void> {
  // Of the document's own blobs a database of Node's keeps nothing.
  const bytes = new NodeBlob([new Uint8Array(1_200_000)], { type: 'audio/wav' }) as Blob;
  await db.files.put({ ...TALK, chatId, media: { bytes, seconds: 75 } });
}

test('of a chat’s recordings those are said not to be taken that nobody wrote down, and that is offered, by name', async () => {
  const asked = (file: SourceFile, createdAt = 0) => ({ parts: [sourcePart(file.id, file)], createdAt }) as unknown as Message;
  const written = { ...TALK, text: 'Lit.', transcript: TRANSCRIPT };
  await keep();
  show(undefined, [], [], [asked(TALK)]);
  await waitFor(() => expect(status()).toContain('takes no recordings or films like those in this chat'));
  const { writeDown } = show(undefined, [OPENAI], [], [asked(TALK)]);
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => true);
  fireEvent.click(await screen.findByRole('button', { name: 'Write down what is said, with whisper-1' }));
  await waitFor(() => expect(writeDown).toHaveBeenCalledOnce());
  expect(status()).toContain('talk.wav · The whole file goes to api.openai.com · 1:15');
  // Written down since the last question, it is said once, and shown.
  const { look } = show(undefined, [OPENAI], [], [asked(TALK), asked(written, 1)]);
  await waitFor(() => expect(status()).toContain('whisper-1 wrote down what is said in “talk.wav”.'));
  expect(status()).not.toContain('takes no recordings');
  fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
  expect(look).toHaveBeenCalledOnce();
  show(undefined, [OPENAI], [], [asked(written, 3)]);
  await new Promise((done) => setTimeout(done, 50));
  expect(status()).toBe('');
});

test('of a PDF that the chat holds nothing is said, as its text goes', async () => {
  const pdf = {
    ...TALK,
    title: 'tides.pdf',
    text: 'Mud.',
    media: { bytes: new Blob([], { type: 'application/pdf' }), seconds: 0, pages: 2 },
  };
  const asked = (file: SourceFile) => ({ parts: [sourcePart(file.id, file)], createdAt: 0 }) as unknown as Message;
  show(undefined, [OPENAI], [], [asked({ ...TALK, id: 'g' }), asked(pdf)]);
  await waitFor(() => expect(status()).toContain('takes no recordings or films'));
  show(undefined, [OPENAI], [], [asked(pdf)]);
  await new Promise((done) => setTimeout(done, 50));
  expect(status()).toBe('');
});

/** Has a recording of a room written down, once another panel lets go of it; then there is no endpoint to do it. */
async function writing(room: string) {
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(locks as LockManager);
  await keep(room);
  const file = (await db.files.get('f')) as Recording;
  const { result, rerender } = renderHook((chatId: string | null) => useAttachments(chatId), { initialProps: null as string | null });
  const over = Promise.withResolvers<void>();
  const held = navigator.locks.request(transcriptLock(file.hash), () => over.promise);
  act(() => result.current.writeDown(file, { endpoint: OPENAI, model: { id: 'm', name: 'M' }, way: 'transcription' }));
  expect(result.current.reading).toMatchObject([{ name: 'talk.wav', fileId: 'f' }]);
  const letGo = () => {
    over.resolve();
    return held;
  };
  return { file, result, rerender, letGo };
}

test('who takes a recording out ends what is done for it', async () => {
  const { file, result, letGo } = await writing('draft:');
  act(() => result.current.takeOut(file));
  expect(result.current.reading).toEqual([]);
  await act(() => result.current.settled());
  expect(result.current.refused).toEqual([]);
  await act(letGo);
});

test('the question that a recording goes with waits for its words, and is held where they fail; no other one waits', async () => {
  const { result, rerender, letGo } = await writing('draft:');
  const held = vi.fn();
  const waiting = result.current.settled().catch(held);
  rerender('other');
  expect(await result.current.settled()).toEqual([]);
  expect(held).not.toHaveBeenCalled();
  await act(async () => {
    await letGo();
    await waiting;
  });
  expect(held).toHaveBeenCalledWith(expect.objectContaining({ name: 'AbortError' }));
  expect(result.current.refused).toMatchObject([{ fault: { code: 'endpoint-gone' } }]);
});

test('no question waits for the words of a recording that the chat holds already', async () => {
  const { result, letGo } = await writing('c');
  expect(await result.current.settled()).toEqual([]);
  expect(result.current.reading).toHaveLength(1);
  await act(letGo);
  await waitFor(() => expect(result.current.reading).toEqual([]));
});

test.each<[Fault, string]>([
  [
    { code: 'wrong-key', host: 'api.openai.com', status: 401, said: 'Incorrect API key' },
    'What is said in “talk.wav” was not written down. api.openai.com does not accept the key. Connect it again with the right one. It said: Incorrect API key',
  ],
  [
    { code: 'timeout', host: 'api.openai.com', stage: 'body' },
    'What is said in “talk.wav” was not written down. api.openai.com did not come to the end, and nothing of it is kept. Try again, or cut the recording.',
  ],
  [{ code: 'offline' }, 'What is said in “talk.wav” was not written down. This computer is offline: try again when it is back.'],
  [{ code: 'file-gone' }, '“talk.wav” was taken out meanwhile, so what is said in it was not kept.'],
])('what went wrong is said of the file, with its host and the server’s own words: %o', (fault, said) => {
  const job = transcriptJob(TALK as Recording, { endpoint: OPENAI, model: { id: 'm', name: 'M' }, way: 'transcription' });
  const attachments = { refused: [{ id: 'r', job, fault }], leftOut: [] };
  render(<RefusedFiles attachments={attachments as unknown as Attachments} />);
  expect(screen.getByRole('alert').textContent?.trim()).toBe(said);
});

test('a recording is played from where it is wanted', () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
  render(<Player bytes={new Blob([], { type: 'audio/wav' })} name="talk.wav" from={64} />);
  const player = screen.getByLabelText<HTMLAudioElement>('talk.wav');
  fireEvent.loadedMetadata(player);
  expect(player.currentTime).toBe(64);
});
