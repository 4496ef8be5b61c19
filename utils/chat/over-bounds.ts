import { asGiven } from '@/utils/core/as-given';
import type { Engine, Message } from '@/utils/core/rows';
import { attachmentsOf, filesOf } from '@/utils/store/files';
import { endpointFor } from './model';
import { withLimits } from './model-limits';
import { picturesFor } from './request';
import { isShown } from './source-parts';

/**
 * The pictures, recordings and films of the next question and its chat that one request does not carry beside newer ones, and that have no
 * text to go in their place. No text is cut into
 * passages for that, and no picture is drawn.
 * @returns their titles
 */
export async function overBounds(chatId: string | null, branch: readonly Message[], engine: Engine): Promise<string[]> {
  const [kept, waiting] = await Promise.all([chatId === null ? [] : filesOf(chatId), attachmentsOf(chatId)]);
  const question: Message = {
    ...{ id: 'next', chatId: '', seq: Number.MAX_SAFE_INTEGER, parentId: null, role: 'user', status: 'done', createdAt: 0 },
    parts: waiting.map(({ id: fileId }) => ({ type: 'source', fileId })),
  };
  const files = [...kept, ...waiting];
  const endpoint = await withLimits(await endpointFor(engine), engine.modelId);
  const pictures = await picturesFor(endpoint, engine, [...branch, question], files);
  return [...new Set(files.flatMap((file) => (pictures.get(file.id)?.over && isShown(asGiven(file, false)) ? file.title : [])))];
}
