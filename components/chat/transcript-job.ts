import type { Transcriber } from '@/utils/chat/transcribers';
import type { Fault, FaultCode } from '@/utils/core/faults';
import type { Recording } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';
import type { Job } from './use-file-queue';

/** Has a model write down what is said in a recording or a film. */
export function transcriptJob(file: Recording, by: Transcriber): Job {
  const { id: fileId, title: name } = file;
  return {
    ...{ name, fileId, isNeeded: true },
    inPercent: words('attach.writing', { name }),
    meanwhile: words('attach.keep-open'),
    whyNot: (fault) => unwritten(name, fault),
    async run(signal, progress) {
      const { writeDown } = await import('@/utils/chat/write-down');
      await writeDown(file, by, progress, signal);
    },
  };
}

/** In the place of words that speak of a question, and of an answer that is kept as far as it had come. */
const OTHER_WORDS: Partial<Record<FaultCode, WordKey>> = {
  offline: 'unwritten.offline',
  timeout: 'unwritten.broken-off',
  'too-large': 'unwritten.broken-off',
  'cut-off': 'unwritten.broken-off',
  'endpoint-gone': 'unwritten.endpoint-gone',
  filtered: 'unwritten.filtered',
  'too-long': 'unwritten.too-long',
  locked: 'unwritten.locked',
};

function unwritten(name: string, { code, host = '', status = 0, to = 'none' }: Fault): string {
  const why = words(OTHER_WORDS[code] ?? `fault.${code}`, { name, host, status, stage: '', to });
  // What is wrong with the file itself names it.
  return code.startsWith('file-') ? why : words('attach.unwritten', { name, why });
}
