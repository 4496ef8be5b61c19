import type { ClickedPicture } from '@/utils/chat/picture-of-click';
import type { Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { fileJob, type Job } from './use-file-queue';

/** Takes pictures of a page. @param progress told how many screens of how many were seen */
export type GetPictures = (signal: AbortSignal, progress: (done: number, of: number) => void) => Promise<readonly ClickedPicture[]>;

/** Pictures of a page to be taken and read. @param take called with each that could be, and its number among them */
export function picturesJob(name: string, get: GetPictures, take: (source: Source, at: number) => Promise<void>): Job {
  return {
    name,
    step: 'capture.screen',
    async run(signal, progress) {
      for (const [at, { file, says }] of (await get(signal, progress)).entries()) {
        signal.throwIfAborted();
        const text = [says.alt && `Alternative text: ${says.alt}`, says.caption && `Caption: ${says.caption}`].filter(Boolean).join('\n');
        const title = file.name || words('attach.picture');
        await fileJob(file, {}, (source) => take({ ...source, title, text }, at)).run(signal, progress);
      }
    },
  };
}
