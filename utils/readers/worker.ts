import { parseDocument } from '@/utils/core/documents/parse-document';
import { faultOf } from '@/utils/core/faults';
import type { DocumentSaid, DocumentWanted } from './parse-in-worker';

function say(said: DocumentSaid): void {
  postMessage(said);
}

addEventListener(
  'message',
  ({ data: { kind, file, password, allPages } }: MessageEvent<DocumentWanted>) => {
    parseDocument(kind, file, { password, allPages, progress: (done, of) => say({ progress: [done, of] }) }).then(
      (source) => say({ source }),
      (error: unknown) => say({ fault: faultOf(error) }),
    );
  },
  // Libraries in this worker have messages of their own.
  { once: true },
);
