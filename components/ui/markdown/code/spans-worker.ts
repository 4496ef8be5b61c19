import type { Span } from './kinds';
import type { Language } from './language-names';
import { findSpans } from './spans';

/** What the panel asks of this worker. */
export interface SpansWanted {
  code: string;
  language: Language;
}

addEventListener('message', ({ data }: MessageEvent<SpansWanted>) => {
  void findSpans(data.code, data.language).then(
    (spans) => postMessage(spans),
    () => postMessage([] satisfies Span[]),
  );
});
