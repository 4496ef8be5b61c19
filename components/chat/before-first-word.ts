import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

/** What is done before the first word of an answer comes; undefined where there is nothing special. */
export function beforeFirstWord({ portion, summing, sent }: Message): string | undefined {
  if (portion) return words('answer.portion', { ...portion });
  // Once the question has gone out, the turns have been summed up.
  if (!summing || sent) return undefined;
  const { at, of, messages } = summing;
  return of > 1 ? words('answer.summing-part', { at, of }) : words('answer.summing', { count: messages });
}
