import type { Transcriber } from '@/utils/chat/transcribers';
import type { Recording } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import type { Job } from './use-file-queue';

/** Has a model write down what is said in a recording or a film. */
export function transcriptJob(file: Recording, by: Transcriber): Job {
  const { id: fileId, title: name } = file;
  return {
    ...{ name, fileId, isNeeded: true },
    inPercent: words('attach.writing', { name }),
    async run(signal, progress) {
      const { writeDown } = await import('@/utils/chat/write-down');
      await writeDown(file, by, progress, signal);
    },
  };
}
