import type { SourceFile } from '@/utils/core/rows';
import { timeOf } from '@/utils/core/transcript/cues';
import { words } from '@/utils/i18n/words';
import { attach, detach } from '@/utils/store/files';
import type { LeftOut } from './scanned-pdf';
import type { Job } from './use-file-queue';

/**
 * Attaches pictures of a film in its place.
 * @param tell told that it cannot be played, where that is so; then it stays
 */
export function framesJob({ id, title: name, media }: SourceFile, chatId: string | null, tell: (leftOut: LeftOut) => void): Job {
  return {
    name,
    async run(signal, progress) {
      const { drawFrames } = await import('@/utils/core/media/draw-frames');
      const { fileSource } = await import('@/utils/core/documents/file-source');
      const frames = media ? await drawFrames(media.bytes, signal, progress) : [];
      if (frames.length === 0) return tell({ sentence: words('attach.no-frames', { name }) });
      const now = Date.now();
      for (const [at, { at: seconds, picture }] of frames.entries()) {
        // One a millisecond, as what is attached stands in the order of its times.
        await attach(chatId, { ...fileSource(words('attach.frame', { name, time: timeOf(seconds) }), ''), picture }, now + at);
      }
      await detach(id);
    },
  };
}
