import { createCanvas } from '@napi-rs/canvas';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { framesJob } from '@/components/chat/film-frames';
import { fileJob } from '@/components/chat/use-file-queue';
import { transcriptLock } from '@/utils/chat/locks';
import { measureMedia } from '@/utils/core/media/measure-media';
import type { Source } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, keepTranscript } from '@/utils/store/files';
import { wav } from '../documents/recordings';
import { drawLikeWorkers } from './canvas';

interface Film {
  duration: number;
  videoWidth?: number;
  /** Places after these cannot be got to; s. */
  plays?: number;
  /** How red it is at a place; another red at each second, where nothing is said. */
  red?(at: number): number;
  /** How much later than it has arrived it can be drawn; ms. */
  lateMs?: number;
}

/** Gives Node a document whose players play this film; none: they play nothing. */
function play(film?: Film): void {
  Reflect.set(globalThis, 'document', { createElement: () => player(film) });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'document'));
}

function player(film: Film | undefined) {
  const events = new EventTarget();
  const tell = (name: string) => void setTimeout(() => events.dispatchEvent(new Event(name)));
  const { duration = 0, videoWidth = 64, plays = duration, lateMs = 0, red = (at: number) => Math.floor(at * 37) % 256 } = film ?? {};
  const look = {
    duration,
    videoWidth,
    videoHeight: 48,
    addEventListener: events.addEventListener.bind(events),
    removeAttribute: () => undefined,
    load: () => undefined,
  };
  const element = Object.assign(createCanvas(64, 48), look);
  Object.defineProperty(element, 'src', { set: () => tell(film ? 'loadedmetadata' : 'error') });
  const context = element.getContext('2d');
  Object.defineProperty(element, 'currentTime', {
    set(at: number) {
      context.clearRect(0, 0, 64, 48);
      const draw = () => {
        context.fillStyle = `rgb(${red(at)} 0 0)`;
        context.fillRect(0, 0, 64, 48);
      };
      if (lateMs > 0) setTimeout(draw, lateMs);
      else draw();
      tell(at <= plays ? 'seeked' : 'error');
    },
  });
  return element;
}

/** A film attached. @returns its row */
async function attached(seconds: number) {
  const source: Source = { kind: 'file', url: '', title: 'lamp.webm', language: '', icon: '', text: '' };
  await attach('films', { ...source, media: { bytes: new Blob(['film'], { type: 'video/webm' }), seconds } }, 1);
  const [row] = await attachmentsOf('films');
  if (!row) throw new Error('nothing is attached');
  return row;
}

const titles = async () => (await attachmentsOf('films')).map(({ title }) => title);

beforeEach(async () => {
  drawLikeWorkers();
  await db.files.clear();
});

/** Puts pictures in the place of a film. @returns what was said */
async function drawn(seconds: number, signal = new AbortController().signal, progress: () => void = () => undefined): Promise<string[]> {
  const told: string[] = [];
  await framesJob(await attached(seconds), 'films', ({ sentence }) => void told.push(sentence)).run(signal, progress);
  return told;
}

test('a film that does not say how long it is gives pictures of all of it, as it was measured', async () => {
  play({ duration: Number.POSITIVE_INFINITY });
  expect(await drawn(4)).toEqual([]);
  expect(await titles()).toEqual(['0:00', '0:01', '0:02', '0:03'].map((time) => `lamp.webm, at ${time}`));
});

test('a film of which somebody wrote down what is said stays beside its pictures, with its words', async () => {
  play({ duration: 2 });
  const film = await attached(2);
  const facts = { seconds: 2, modelId: 'm', by: 'M', host: 'a.b', startedAt: 1, endedAt: 2, usage: {} };
  await keepTranscript(film, { text: 'Lit.' }, { of: 'film', ...facts });
  const [written] = await attachmentsOf('films');
  await framesJob(written ?? film, 'films', () => undefined).run(new AbortController().signal, () => undefined);
  expect(await titles()).toEqual(['lamp.webm', 'lamp.webm, at 0:00', 'lamp.webm, at 0:01']);
  expect((await attachmentsOf('films'))[0]?.text).toBe('Lit.');
});

test('a film that is written down while its pictures are drawn stays with its words, and so does one that still is', async () => {
  play({ duration: 1 });
  const facts = { seconds: 1, modelId: 'm', by: 'M', host: 'a.b', startedAt: 1, endedAt: 2, usage: {} };
  const film = await attached(1);
  const frames = () => framesJob(film, 'films', () => undefined).run(new AbortController().signal, () => undefined);
  await navigator.locks.request(transcriptLock(film.hash), frames);
  expect(await titles()).toEqual(['lamp.webm', 'lamp.webm, at 0:00']);
  await keepTranscript(film, { text: 'Lit.' }, { of: 'film', ...facts });
  await frames();
  expect(await titles()).toEqual(['lamp.webm', 'lamp.webm, at 0:00']);
});

test('a film that says where it is before it can be drawn there is waited for', async () => {
  play({ duration: 2, lateMs: 60 });
  expect(await drawn(2)).toEqual([]);
  const pictures = (await attachmentsOf('films')).flatMap(({ picture }) => picture ?? []);
  // What is drawn through and through is kept as JPEG.
  expect(pictures.map(({ bytes }) => bytes.type)).toEqual(['image/jpeg', 'image/jpeg']);
  play({ duration: 2, lateMs: 10_000 });
  await db.files.clear();
  expect(await drawn(2)).toEqual([expect.stringContaining('This browser cannot play “lamp.webm”')]);
});

test('pictures of a film that are alike are one, which names all its times', async () => {
  play({ duration: 4, red: (at) => (at < 1 || at > 3 ? 10 : 200) });
  expect(await drawn(4)).toEqual([]);
  expect(await titles()).toEqual(['lamp.webm, at 0:00, 0:03', 'lamp.webm, at 0:01, 0:02']);
});

test('pictures of a film stand beside those of another that look the same, and once however often they are wanted', async () => {
  play({ duration: 2, red: () => 0 });
  await drawn(2);
  await framesJob({ ...(await attached(2)), title: 'lens.webm' }, 'films', () => undefined).run(
    new AbortController().signal,
    () => undefined,
  );
  await drawn(2);
  expect(await titles()).toEqual(['lamp.webm, at 0:00, 0:01', 'lens.webm, at 0:00, 0:01']);
});

test('a film that plays only in part stays beside the pictures of that part, and it is said', async () => {
  play({ duration: 80, plays: 30 });
  expect(await drawn(80)).toEqual([
    '“lamp.webm” could be played only up to 0:25: pictures were taken of it until there, and the film stays attached.',
  ]);
  expect(await titles()).toEqual(['lamp.webm', ...['0:05', '0:15', '0:25'].map((time) => `lamp.webm, at ${time}`)]);
});

test('a film whose drawing is stopped stays, and nothing of it comes', async () => {
  play({ duration: 2 });
  const end = new AbortController();
  let drawings = 0;
  await expect(drawn(2, end.signal, () => ++drawings === 2 && end.abort())).rejects.toThrow();
  expect(await titles()).toEqual(['lamp.webm']);
});

test('a recording whose reading is stopped is not taken', async () => {
  play();
  const end = new AbortController();
  const taken: Source[] = [];
  const reading = fileJob(new File([wav(1)], 'talk.wav'), {}, async (source) => void taken.push(source)).run(end.signal, () => undefined);
  end.abort();
  await expect(reading).rejects.toThrow();
  expect(taken).toEqual([]);
});

test('a film whose picture the browser cannot draw stays a film, and one without any is a recording', async () => {
  play({ duration: 9, videoWidth: 0 });
  const film = new Blob(['\0\0\0\x21hdlr\0\0\0\0\0\0\0\0vide']);
  expect((await measureMedia(film, 'video/quicktime')).bytes.type).toBe('video/quicktime');
  expect((await measureMedia(new Blob(['sound']), 'video/mp4')).bytes.type).toBe('audio/mp4');
  expect((await measureMedia(new Blob(['sound']), 'video/webm')).bytes.type).toBe('audio/webm');
});

test('no film is longer than a backup takes', async () => {
  play({ duration: 1e9 });
  expect((await measureMedia(new Blob(['film']), 'video/mp4')).seconds).toBe(1_000_000);
});
