import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AskedModelContext } from '@/components/chat/asked-model';
import { AttachmentChips } from '@/components/chat/attachment-chips';
import { draggedPicture } from '@/components/chat/carried-pictures';
import { RefusedFiles } from '@/components/chat/refused-files';
import { SentFacts } from '@/components/chat/sent-facts';
import { type ThreadTools, ThreadToolsContext } from '@/components/chat/thread-tools';
import { UnheardMedia } from '@/components/chat/unheard-media';
import { UnseenPictures } from '@/components/chat/unseen-pictures';
import { type Attachments, useAttachments } from '@/components/chat/use-attachments';
import type { EngineChoice } from '@/components/chat/use-engine';
import { useUnseen } from '@/components/chat/use-unseen';
import type { Endpoint, Message, Modality, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

const made: string[] = [];

beforeEach(async () => {
  await db.files.clear();
  made.length = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${made.push('made')}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void made.splice(made.indexOf(url), 1));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const row = (title: string, more: Partial<SourceFile> = {}): SourceFile => ({
  id: title,
  chatId: 'draft:',
  hash: title,
  readAt: 0,
  kind: 'file',
  url: '',
  title,
  language: '',
  icon: '',
  text: '',
  ...more,
});
const picture = (title: string) => row(title, { picture: { bytes: new Blob(['x'], { type: 'image/png' }), width: 40, height: 20 } });

function attachments(files: readonly SourceFile[], more: Partial<Attachments> = {}): Attachments {
  const unused = () => undefined;
  return {
    files,
    reading: [],
    refused: [],
    leftOut: [],
    add: unused,
    addPictures: async () => [],
    tellLeftOut: () => undefined,
    take: () => false,
    takeOut: unused,
    backToText: unused,
    readWhole: unused,
    pagesAsPictures: unused,
    itself: unused,
    drawPages: unused,
    drawFrames: unused,
    drawRefused: unused,
    readWords: unused,
    writeDown: unused,
    unlock: unused,
    dismiss: unused,
    settled: async () => [],
    ...more,
  };
}

function engineThatTakes(inputs: Modality[] | undefined): EngineChoice {
  const model = { id: 'm', name: 'Small Model', ...(inputs ? { inputs } : {}) };
  return {
    ready: true,
    chosen: { endpointId: 'e', modelId: 'm' },
    all: [{ id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://a.b/v1', models: [model], createdAt: 0 }],
    recent: [],
    choose: () => undefined,
  };
}

test('each picture has a small look under its name, can be taken out, and leaves nothing behind', () => {
  const takeOut = vi.fn();
  const files = [picture('map.png'), picture('lens.jpg')];
  const shown = render(<AttachmentChips attachments={attachments(files, { takeOut })}>{null}</AttachmentChips>);
  const image = screen.getByRole<HTMLImageElement>('img', { name: 'map.png' });
  expect([image.src, image.getAttribute('width'), image.getAttribute('height')]).toEqual(['blob:1', '40', '20']);
  // A query brings the same row anew, with another blob.
  shown.rerender(<AttachmentChips attachments={attachments([picture('map.png'), picture('lens.jpg')])}>{null}</AttachmentChips>);
  expect(made).toHaveLength(2);
  shown.rerender(<AttachmentChips attachments={attachments(files, { takeOut })}>{null}</AttachmentChips>);
  fireEvent.click(screen.getByRole('button', { name: 'Leave out map.png' }));
  expect(takeOut).toHaveBeenCalledWith(files[0]);
  shown.unmount();
  expect(made).toEqual([]);
});

test('pages without words are offered as pictures', () => {
  const asPictures = vi.fn();
  const pdf = row('scan.pdf', { text: 'Words', pages: { read: 9, of: 9, empty: [[4, 6]] } });
  render(<AttachmentChips attachments={attachments([pdf], { pagesAsPictures: () => asPictures })}>{null}</AttachmentChips>);
  fireEvent.click(screen.getByRole('button', { name: 'Attach as pictures' }));
  expect(asPictures).toHaveBeenCalledOnce();
  cleanup();
  // Its file is at hand no more.
  render(<AttachmentChips attachments={attachments([pdf])}>{null}</AttachmentChips>);
  expect(screen.getByText('Without text, pictures or empty: pages 4–6')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Attach as pictures' })).toBeNull();
});

test('a PDF is offered to go as itself where its model takes it, at its price, and as its text again', () => {
  const flip = vi.fn();
  const pdf = row('plan.pdf', { text: 'Words', pages: { read: 4, of: 4 } });
  const itself = { ...pdf, media: { bytes: new Blob(['x'], { type: 'application/pdf' }), seconds: 0, pages: 4 } };
  const show = (file: SourceFile, inputs: Modality[]) => {
    cleanup();
    render(
      <AskedModelContext value={{ providerId: 'anthropic', modelId: 'claude-opus-5', inputs }}>
        <AttachmentChips attachments={attachments([file], { itself: () => flip })}>{null}</AttachmentChips>
      </AskedModelContext>,
    );
  };
  show(pdf, ['text', 'file']);
  fireEvent.click(screen.getByRole('button', { name: 'Send the file itself (about 10K tokens)' }));
  expect(flip).toHaveBeenCalledOnce();
  show(itself, ['text', 'file']);
  expect(screen.getByRole('button', { name: 'Send its text instead' })).toBeTruthy();
  show(pdf, ['text']);
  expect(screen.queryByRole('button', { name: /itself/ })).toBeNull();
});

test('a PDF that holds no words is refused with the way to have it go along, and so are the pages after the first', () => {
  const drawRefused = vi.fn();
  const goOn = vi.fn();
  const refused = { id: 'r', job: { name: 'scan.pdf', run: async () => undefined }, fault: { code: 'file-scanned' as const } };
  const leftOut = [{ sentence: 'Left out: pages 21–40.', goOn }];
  render(<RefusedFiles attachments={attachments([], { refused: [refused], leftOut, drawRefused })} />);
  fireEvent.click(screen.getByRole('button', { name: 'Attach as pictures' }));
  expect(drawRefused).toHaveBeenCalledWith(refused);
  fireEvent.click(screen.getByRole('button', { name: 'Attach the next pages' }));
  expect(goOn).toHaveBeenCalledOnce();
});

interface UnseenProps {
  engine: EngineChoice;
  files: readonly SourceFile[];
  branch?: readonly Message[];
  readWords?: Attachments['readWords'];
}

/** What the composer makes of pictures that its model may not see. */
function Unseen({ engine, files, branch = [], readWords = () => undefined }: UnseenProps) {
  const unseen = useUnseen(engine, files, branch);
  return <UnseenPictures engine={engine} unseen={unseen} attachments={{ reading: [], readWords }} look={() => undefined} />;
}

test('before it is sent a picture is said not to be seen by a model that is known not to see', async () => {
  const show = (inputs: Modality[] | undefined, files: readonly SourceFile[], branch: readonly Message[] = []) => {
    cleanup();
    render(<Unseen engine={engineThatTakes(inputs)} files={files} branch={branch} />);
  };
  const status = () => screen.getByRole('status').textContent;
  show(['text'], [picture('map.png')]);
  await waitFor(() => expect(status()).toMatch(/^Small Model cannot see pictures: choose another model, or take them out\./));
  const brought = {
    parts: [{ type: 'source', fileId: 'f', label: { kind: 'file', url: '', title: 't', icon: '', picture: { width: 1, height: 1 } } }],
  };
  await db.files.add({ ...picture('f'), chatId: 'c' });
  show(['text'], [], [brought as unknown as Message]);
  await waitFor(() => expect(status()).toMatch(/^Small Model cannot see pictures\. Of those in this chat/));
  for (const inputs of [['text', 'image'] as Modality[], undefined]) {
    show(inputs, [picture('map.png')]);
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(status()).toBe('');
  }
  show(['text'], [row('notes.md', { text: 'Words' })]);
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(status()).toBe('');
});

test('before it is sent a recording is said not to be taken, and of a film pictures are offered', async () => {
  const media = (title: string, type: string) => row(title, { media: { bytes: new Blob(['x'], { type }), seconds: 75 } });
  const talk = media('talk.wav', 'audio/wav');
  const song = media('song.ogg', 'audio/ogg');
  const film = media('lamp.webm', 'video/webm');
  const drawFrames = vi.fn();
  const show = (inputs: Modality[] | undefined, files: readonly SourceFile[], branch: readonly Message[] = []) => {
    cleanup();
    render(
      <UnheardMedia
        engine={engineThatTakes(inputs)}
        files={files}
        branch={branch}
        attachments={{ reading: [], drawFrames, writeDown: vi.fn() }}
        look={vi.fn()}
      />,
    );
  };
  const status = () => screen.getByRole('status').textContent;
  show(['text', 'image'], [talk, film]);
  await waitFor(() => expect(status()).toContain('Small Model takes no recordings here: choose another model, or take “talk.wav” out.'));
  expect(status()).toContain('Small Model takes no films here. As it is, it learns only the name of “lamp.webm”.');
  fireEvent.click(screen.getByRole('button', { name: 'Send pictures of it instead' }));
  expect(drawFrames).toHaveBeenCalledWith(film);
  // It sees none either.
  show(['text'], [film]);
  await waitFor(() => expect(status()).toContain('takes no films'));
  expect(screen.queryByRole('button')).toBeNull();
  show(['text', 'audio', 'video'], [talk, song, film]);
  await waitFor(() =>
    expect(status()).toBe(
      'Small Model takes recordings as WAV or MP3 alone: save “song.ogg” as one of them. As it is, it learns only its name. ',
    ),
  );
  const label = { kind: 'file', url: '', title: 't', icon: '', media: 'audio/wav' };
  show(undefined, [], [{ parts: [{ type: 'source', fileId: 'f', label }] } as unknown as Message]);
  await waitFor(() => expect(status()).toMatch(/^Small Model takes no recordings or films like those in this chat/));
  render(<AttachmentChips attachments={attachments([talk])}>{null}</AttachmentChips>);
  expect(await screen.findByText('1:15')).toBeTruthy();
  cleanup();
  render(
    <AskedModelContext value={{ providerId: 'gemini', modelId: 'gemini-3-flash', inputs: ['text', 'audio'] }}>
      <AttachmentChips attachments={attachments([talk])}>{null}</AttachmentChips>
    </AskedModelContext>,
  );
  expect(await screen.findByRole('img', { name: '2,400 tokens' })).toBeTruthy();
});

test('the words of pictures are offered to be read, in languages of which it says what they cost, and another model that sees', async () => {
  const readWords = vi.fn();
  const choose = vi.fn();
  const blind = engineThatTakes(['text']);
  const seeing = { ...blind.all[0], id: 's', models: [{ id: 'v', name: 'Eyes', inputs: ['text' as const, 'image' as const] }] } as Endpoint;
  const engine = { ...blind, all: [...blind.all, seeing], choose };
  const unread = picture('map.png');
  const read = { ...picture('sign.png'), text: 'Lit in 1823', ocr: { from: 0, languages: ['eng' as const, 'rus' as const] } };
  render(<Unseen engine={engine} files={[unread, read]} readWords={readWords} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Read their words on this device' }));
  expect(readWords).toHaveBeenLastCalledWith([unread], ['eng', 'rus'], []);
  fireEvent.click(screen.getByRole('checkbox', { name: 'French 707 kB', hidden: true }));
  await screen.findByText('707 kB will be fetched from cdn.jsdelivr.net first, once.');
  fireEvent.click(screen.getByRole('button', { name: 'Read their words on this device' }));
  expect(readWords).toHaveBeenLastCalledWith([unread, read], ['eng', 'rus', 'fra'], ['fra']);
  fireEvent.click(screen.getByRole('button', { name: 'Ask Eyes instead' }));
  expect(choose).toHaveBeenCalledWith({ endpointId: 's', modelId: 'v' });
  await db.settings.clear();
});

test('what a chat holds is not read again once it has words', async () => {
  const readWords = vi.fn();
  const ocr = { from: 0, languages: ['eng' as const] };
  await db.files.bulkAdd([
    { ...picture('read.png'), chatId: 'c', text: 'Lit in 1823', ocr },
    { ...picture('empty.png'), chatId: 'c', ocr },
  ]);
  const parts = ['read.png', 'empty.png'].map((fileId) => ({
    ...{ type: 'source', fileId },
    label: { kind: 'file', url: '', title: fileId, icon: '', picture: { width: 1, height: 1 } },
  }));
  const branch = [{ parts } as unknown as Message];
  render(<Unseen engine={engineThatTakes(['text'])} files={[]} branch={branch} readWords={readWords} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Read again' }));
  expect(readWords.mock.lastCall?.[0].map(({ id }: SourceFile) => id)).toEqual(['empty.png']);
  expect(screen.getAllByRole('status')[0]?.textContent).toBe(
    'Small Model cannot see pictures. Of those in this chat it learns only the names. No words were found in “\u2068empty.png\u2069”. ' +
      'The words in the picture were read here. Small Model gets them as text, which may hold mistakes.',
  );
});

test('an answer says which picture its model did not see, and which did not fit', () => {
  const message = {
    endpointId: 'e',
    modelId: 'm',
    sent: [
      { fileId: 'a', sent: 0, of: 1, unseen: true },
      { fileId: 'b', sent: 0, of: 1 },
      { fileId: 'c', sent: 1, of: 1 },
      { fileId: 'd', sent: 0, of: 1, unheard: true },
    ],
  } as unknown as Message;
  const tools = { choice: engineThatTakes(['text']), titleOf: (fileId: string) => `${fileId}.png` } as unknown as ThreadTools;
  const { container } = render(
    <ThreadToolsContext value={tools}>
      <SentFacts message={message} />
    </ThreadToolsContext>,
  );
  expect([...container.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    '“a.png” was not sent: Small Model cannot see pictures.',
    '“b.png” was not sent: it did not fit.',
    '“d.png” was not sent: Small Model does not take it here.',
  ]);
});

test('what did not fit has one line where it is much', () => {
  const message = { sent: ['a', 'b', 'c'].map((fileId) => ({ fileId, sent: 0, of: 1 })) } as unknown as Message;
  const tools = { choice: engineThatTakes(['text']), titleOf: (fileId: string) => `${fileId}.png` } as unknown as ThreadTools;
  const { container } = render(
    <ThreadToolsContext value={tools}>
      <SentFacts message={message} />
    </ThreadToolsContext>,
  );
  const lines = [...container.querySelectorAll('p')].map(({ textContent }) => textContent?.replace(/[\u2068\u2069]/g, ''));
  expect(lines).toEqual(['No room for: a.png, b.png, c.png']);
});

test('a picture that its model does not see has no price', async () => {
  const chips = (isSeen: boolean) => (
    <AttachmentChips attachments={attachments([picture('map.png')])} isSeen={isSeen}>
      {null}
    </AttachmentChips>
  );
  const shown = render(chips(true));
  await screen.findByRole('img', { name: /token/ });
  shown.rerender(chips(false));
  expect(screen.queryByRole('img', { name: /token/ })).toBeNull();
});

test('a pasted picture is taken, but not the one that offices put beside a text', async () => {
  const { result } = renderHook(() => useAttachments('c'));
  const pasted = (text: string) => {
    const files = [new File(['x'], 'image.png', { type: 'image/png' })];
    return {
      files,
      items: [],
      types: ['Files', 'text/plain'],
      getData: (type: string) => (type === 'text/plain' ? text : ''),
    } as unknown as DataTransfer;
  };
  const taken: boolean[] = [];
  act(() => {
    taken.push(result.current.take(pasted('A table as text')));
  });
  expect(result.current.reading).toEqual([]);
  act(() => {
    taken.push(result.current.take(pasted('')));
  });
  expect(taken).toEqual([false, true]);
  await waitFor(() => expect(result.current.reading.length + result.current.refused.length).toBe(1));
  // There is no worker here to decode it in.
  await act(async () => void (await result.current.settled()));
});

/** What a browser hands over, by type; every test says what of it is a file. */
function carried(said: Record<string, string>, files: readonly File[] = []): DataTransfer {
  return { files, items: [], types: Object.keys(said), getData: (type: string) => said[type] ?? '' } as unknown as DataTransfer;
}

const DOT = 'data:image/png;base64,iVBORw0KGgo=';

test('a picture that is dragged out of a page is taken, and not its address', async () => {
  await db.files.clear();
  const { result } = renderHook(() => useAttachments('c'));
  const address = 'https://lamps.example/own.png';
  const said = { 'text/plain': address, 'text/uri-list': address, 'text/html': `<img src="${address}">` };
  // Chromium has a file of it.
  const file = new File(['x'], 'own.png', { type: 'image/png' });
  let isTaken = false;
  act(() => {
    isTaken = result.current.take(carried(said, [file]));
  });
  expect(isTaken).toBe(true);
  expect(draggedPicture(carried(said, [file]))).toBeUndefined();
  await act(async () => void (await result.current.settled()));
  expect(result.current.refused.map(({ job }) => job.name)).toEqual(['own.png']);
  // Firefox has none, whatever the picture leads to.
  expect(
    draggedPicture(carried({ ...said, 'text/plain': 'https://lamps.example/', 'text/html': `<a href="/"><img src="${address}"></a>` })),
  ).toBe(address);
  expect(draggedPicture(carried({ ...said, 'text/html': `<a href="/">All lamps <img src="${address}"></a>` }))).toBeUndefined();
  expect(draggedPicture(carried({ 'text/plain': '', 'text/html': `<img src="${address}">` }))).toBeUndefined();
  act(() => {
    isTaken = result.current.take(carried({ 'text/plain': DOT, 'text/uri-list': DOT, 'text/html': `<img src="${DOT}" alt="A dot">` }));
  });
  expect(isTaken).toBe(true);
  await act(async () => void (await result.current.settled()));
  expect(result.current.refused.map(({ job }) => job.name)).toEqual(['A dot']);
});

test('pictures that pasted text holds come along, and those that it only names are said to be missing', async () => {
  const { result } = renderHook(() => useAttachments('c'));
  const paste = (html: string, text = 'Lamps burn') => {
    let isTaken = false;
    act(() => {
      isTaken = result.current.take(carried({ 'text/html': html, 'text/plain': text }));
    });
    return isTaken;
  };
  // The text goes where it always goes.
  expect(paste(`<p>Lamps <img src="${DOT}" alt="A dot"><img src="https://lamps.example/a.png"> burn</p>`)).toBe(false);
  expect(result.current.leftOut).toEqual([{ sentence: '1 picture was not taken along: copy or drag it by itself.' }]);
  await act(async () => void (await result.current.settled()));
  expect(result.current.refused.map(({ job }) => job.name)).toEqual(['A dot']);
  act(() => result.current.dismiss());
  // Nobody sees the pixels by which mails are counted.
  expect(paste('<p>Lamps <img src="https://lamps.example/count.gif" width="1" height="1"> burn</p>')).toBe(false);
  expect(result.current.leftOut).toEqual([]);
  expect(paste(`<img src="${DOT}">`, '')).toBe(true);
  await act(async () => void (await result.current.settled()));
});
