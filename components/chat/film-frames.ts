import type { SourceFile } from '@/utils/core/rows';
import { timeOf } from '@/utils/core/transcript/cues';
import { words } from '@/utils/i18n/words';
import { attach, detach } from '@/utils/store/files';
import type { LeftOut } from './scanned-pdf';
import type { Job } from './use-file-queue';

/**
 * Attaches pictures of a film in its place; beside it, where what is said in it was written down.
 * @param tell told that it cannot be played, or not to its end, where that is so; then it stays
 */
export function framesJob(
  { id, title: name, media, transcript }: SourceFile,
  chatId: string | null,
  tell: (leftOut: LeftOut) => void,
): Job {
  return {
    name,
    async run(signal, progress) {
      const { drawFrames } = await import('@/utils/core/media/draw-frames');
      const { fileSource } = await import('@/utils/core/documents/file-source');
      const { frames, wanted } = media ? await drawFrames(media, signal, progress) : { frames: [], wanted: 0 };
      // The last one may have come when it was stopped; from here on it is done as a whole.
      signal.throwIfAborted();
      const last = frames.at(-1);
      if (!last) return tell({ sentence: words('attach.no-frames', { name }) });
      const now = Date.now();
      for (const [at, { at: seconds, picture }] of frames.entries()) {
        // One a millisecond, as what is attached stands in the order of its times.
        await attach(chatId, { ...fileSource(words('attach.frame', { name, time: timeOf(seconds) }), ''), picture }, now + at);
      }
      if (frames.length < wanted) tell({ sentence: words('attach.some-frames', { name, time: timeOf(last.at) }) });
      // What was written down of it stays with it.
      else if (!transcript) await detach(id);
    },
  };
}
