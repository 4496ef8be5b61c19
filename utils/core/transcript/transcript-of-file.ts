import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import type { Said } from './transcribe';
import { transcriptMarkdown } from './transcript-markdown';

/** What is said in a file as its text: in paragraphs with times where there are any. Empty where nothing is said. */
export function transcriptOfFile({ text, cues }: Pick<Said, 'text' | 'cues'>): Pick<Source, 'text' | 'cut'> {
  const whole = transcriptMarkdown({ cues, isVerbatim: true }) || text;
  return { text: whole.slice(0, MOST_PAGE_TEXT), ...(whole.length > MOST_PAGE_TEXT ? { cut: true } : {}) };
}
