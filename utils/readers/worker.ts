import { STILLS_TO_DECODE } from '@/utils/browser/stills-to-decode';
import type { ParseOptions } from '@/utils/core/documents/document';
import { parseDocument } from '@/utils/core/documents/parse-document';
import { faultOf } from '@/utils/core/faults';
import type { DocumentResult, DocumentSaid, DocumentWanted } from './parse-in-worker';

function say(said: DocumentSaid): void {
  postMessage(said);
}

async function resultOf(wanted: DocumentWanted): Promise<DocumentResult> {
  const progress = (done: number, of: number) => say({ progress: [done, of] });
  if ('reads' in wanted) {
    const { recognise } = await import('@/utils/core/ocr/recognise');
    return recognise(wanted.picture, wanted.reads, progress);
  }
  const { file, password } = wanted;
  const options: ParseOptions = { password, progress, byDecoder: STILLS_TO_DECODE };
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
