import type { ParseOptions } from '@/utils/core/documents/document';
import { parseDocument } from '@/utils/core/documents/parse-document';
import type { DrawnPages } from '@/utils/core/documents/pdf/draw-pages';
import { faultOf } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import type { DocumentSaid, DocumentWanted } from './parse-in-worker';

function say(said: DocumentSaid): void {
  postMessage(said);
}

async function resultOf(wanted: DocumentWanted): Promise<Source | DrawnPages> {
  const { file, password } = wanted;
  const options: ParseOptions = { password, progress: (done, of) => say({ progress: [done, of] }) };
  if ('kind' in wanted) return parseDocument(wanted.kind, file, { ...options, allPages: wanted.allPages });
  const { drawPages } = await import('@/utils/core/documents/pdf/draw-pages');
  return drawPages(file, wanted.draws, options);
}

addEventListener(
  'message',
  ({ data }: MessageEvent<DocumentWanted>) => {
    resultOf(data).then(
      (result) => say({ result }),
      (error: unknown) => say({ fault: faultOf(error) }),
    );
  },
  // Libraries in this worker have messages of their own.
  { once: true },
);
