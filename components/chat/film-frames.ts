import { transcriptLock } from '@/utils/chat/locks';
import type { Frame } from '@/utils/core/media/draw-frames';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { sha256 } from '@/utils/core/sha256';
import { timeOf } from '@/utils/core/transcript/cues';
import { inRow } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { attach, attachmentsOf, detach, fileOf } from '@/utils/store/files';
import type { LeftOut } from './scanned-pdf';
import type { Job } from './use-file-queue';

/**
 * Attaches pictures of a film in its place; beside it, where what is said in it was written down. Those that are just alike are one, which names
 * all its times.
 * @param tell told that it cannot be played, or not to its end, where that is so; then it stays
 */
export function framesJob({ id, hash, title: name, media }: SourceFile, chatId: string | null, tell: (leftOut: LeftOut) => void): Job {
  return {
    ...{ name, fileId: id },
    step: 'attach.frame-step',
    async run(signal, progress) {
      const { drawFrames } = await import('@/utils/core/media/draw-frames');
      const { fileSource } = await import('@/utils/core/documents/file-source');
      const { frames, wanted } = media ? await drawFrames(media, signal, progress) : { frames: [], wanted: 0 };
      const shots = await shotsOf(frames, name);
      // The last one may have come when it was stopped; from here on it is done as a whole.
      signal.throwIfAborted();
      const last = frames.at(-1);
      if (!last) return tell({ sentence: words('attach.no-frames', { name }) });
      // What is called otherwise is none of this film's, even where it looks the same, as the dark does at the beginning of many.
      const others = (await attachmentsOf(chatId)).flatMap((each) => (shots.has(each.title) ? [] : each.id));
      const now = Date.now();
      for (const [at, [title, picture]] of [...shots].entries()) {
        // One a millisecond, as what is attached stands in the order of its times.
        await attach(chatId, { ...fileSource(title, ''), picture }, now + at, others);
      }
      if (frames.length < wanted) tell({ sentence: words('attach.some-frames', { name, time: timeOf(last.at) }) });
      else await detachUnwritten(id, hash);
    },
  };
}

/** What is written down of a film, or is being, stays with it. */
async function detachUnwritten(id: string, hash: string): Promise<void> {
  await navigator.locks.request(transcriptLock(hash), { ifAvailable: true }, async (lock) => {
    if (lock && !(await fileOf(id))?.transcript) await detach(id);
  });
}

/** The different ones among pictures of a film, the first first, by names that tell when each is seen. */
async function shotsOf(frames: readonly Frame[], name: string): Promise<Map<string, Picture>> {
  const alike = new Map<string, { picture: Picture; times: string[] }>();
  for (const { at, picture } of frames) {
    const hash = await sha256(await picture.bytes.arrayBuffer());
    const shot = alike.get(hash) ?? { picture, times: [] };
    shot.times.push(timeOf(at));
    alike.set(hash, shot);
  }
  return new Map([...alike.values()].map(({ picture, times }) => [words('attach.frame', { name, time: inRow(times) }), picture]));
}
