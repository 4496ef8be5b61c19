import type { ClickedPicture } from '@/utils/chat/picture-of-click';
import type { Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { fileJob, type Job } from './use-file-queue';

/** A picture of a page to be taken and read. @param take called with it if it could be */
export function pictureJob(get: () => Promise<ClickedPicture>, take: (source: Source) => Promise<void>): Job {
  const name = words('attach.picture');
  return {
    name,
    async run(signal, progress) {
      const { file, says } = await get();
      const text = [says.alt && `Alternative text: ${says.alt}`, says.caption && `Caption: ${says.caption}`].filter(Boolean).join('\n');
      await fileJob(file, {}, (source) => take({ ...source, title: file.name || name, text })).run(signal, progress);
    },
  };
}
