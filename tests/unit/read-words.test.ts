import { afterEach, expect, test, vi } from 'vitest';
import { readWords } from '@/utils/chat/read-words';
import type { SourceFile } from '@/utils/core/rows';
import { speak } from '@/utils/i18n/words';
import type { DocumentWanted } from '@/utils/readers/parse-in-worker';
import { keepOcrData } from '@/utils/store/ocr-data';

afterEach(() => {
  vi.unstubAllGlobals();
  speak('en', {});
});

const FILE: SourceFile = {
  ...{ id: 'f', chatId: 'c', hash: 'h', readAt: 0, kind: 'file', url: '', title: 'sign.png', language: '', icon: '', text: '' },
  picture: { bytes: new Blob(['x']), width: 1, height: 1 },
};

test('words are looked for in the language of the interface first, and a worker that dies says what was not read', async () => {
  const asked: DocumentWanted[] = [];
  vi.stubGlobal(
    'Worker',
    class {
      onerror: ((event: unknown) => void) | undefined;
      postMessage(wanted: DocumentWanted) {
        asked.push(wanted);
        this.onerror?.({ preventDefault: () => undefined, message: 'out of memory' });
      }
      terminate() {}
    },
  );
  for (const language of ['fra', 'deu', 'spa'] as const) await keepOcrData(language, new Blob([language]));
  speak('de', {});
  const reading = readWords(FILE, ['fra', 'deu', 'spa'], () => undefined, new AbortController().signal);
  await expect(reading).rejects.toMatchObject({ fault: { code: 'ocr-failed' } });
  const [wanted] = asked;
  expect(wanted && 'reads' in wanted && wanted.reads.map(({ language }) => language)).toEqual(['deu', 'fra', 'spa']);
});
