import { KEPT } from '@/utils/chat/draft';
import { headerProblem } from '@/utils/core/headers';
import { words } from '@/utils/i18n/words';

/** Extra headers as they are typed, one a line: `Name: value`. With a sentence where one of them cannot be sent. */
export function readHeaders(text: string): { read: Record<string, string>; problem?: undefined } | { problem: string } {
  const read: Record<string, string> = {};
  for (const line of text.split('\n').filter((each) => each.trim())) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon < 0 ? undefined : colon).trim();
    const value = colon < 0 ? '' : line.slice(colon + 1).trim();
    // What stands for a value that is kept is none that could be sent.
    const problem = value === KEPT ? undefined : headerProblem(name, value);
    if (problem) return { problem: words(problem, { name }) };
    read[name] = value;
  }
  return { read };
}
