import { marksFor } from '@/utils/core/citations/marks-for';
import { isInRuns } from '@/utils/core/number-runs';
import { textOf } from '@/utils/core/parts';
import { passagesIn } from '@/utils/core/passages/passages-in';
import type { SentSource, SourceFile } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { db } from '@/utils/store/db';
import { changeMessage, messagesOf } from '@/utils/store/messages';

/** Notes on an answer that has ended where its words stand in its sources, as far as it does not say so itself. */
export async function markAnswer(id: string): Promise<void> {
  const answer = await db.messages.get(id);
  const sent = answer?.sent?.filter(({ letter, sent: count }) => letter !== undefined && count > 0) ?? [];
  // Excerpts points at every passage it shows.
  if (!answer || sent.length === 0 || answer.endpointId === EXCERPTS_ENDPOINT.id) return;
  const [files, messages] = await Promise.all([db.files.bulkGet(sent.map(({ fileId }) => fileId)), messagesOf(answer.chatId)]);
  const said = branchTo(messages, answer.parentId).map(({ parts }) => textOf(parts));
  const given = sent.flatMap((source, at) => givenOf(source, files[at]));
  const own = [...said, ...files.flatMap((file) => file?.title ?? [])];
  const marks = marksFor(textOf(answer.parts), given, own);
  if (marks.length > 0) await changeMessage(id, { marks });
}

function givenOf({ letter = '', passages: runs }: SentSource, file: SourceFile | undefined) {
  if (!file) return [];
  const passages = passagesIn(file).filter(({ n }) => !runs || isInRuns(n, runs));
  return [{ letter, passages, text: file.text }];
}
