import { labelsOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';

/** What was written down of the recordings that a question brought, as answers of the models that did: it was paid for like them. */
export function transcriptsOf({ id, chatId, seq, parentId, parts }: Message): Message[] {
  return labelsOf(parts).flatMap(({ transcript }): Message[] => {
    if (!transcript) return [];
    const { of: _, seconds: __, by: ___, ...facts } = transcript;
    return [{ ...{ id, chatId, seq, parentId }, role: 'assistant', parts: [], status: 'done', createdAt: facts.startedAt, ...facts }];
  });
}
