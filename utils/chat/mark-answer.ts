import { lettersOf } from '@/utils/core/citations/letters';
import { marksFor } from '@/utils/core/citations/marks-for';
import { wordsOf } from '@/utils/core/citations/with-marks';
import { withoutUnseen } from '@/utils/core/invisible';
import { isInRuns } from '@/utils/core/number-runs';
import { textOf } from '@/utils/core/parts';
import { passagesIn } from '@/utils/core/passages/passages-in';
import type { SentSource, SourceFile } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { db } from '@/utils/store/db';
import { changeMessage, messagesOf } from '@/utils/store/messages';

/**
 * Notes on an answer that has ended where its words stand in its sources, as far as it does not say so itself; also where that is nowhere, as
 * whoever waits for it has to know.
 */
export async function markAnswer(id: string): Promise<void> {
  const answer = await db.messages.get(id);
  // Excerpts points at every passage it shows.
  if (!answer || lettersOf([answer]).size === 0 || answer.endpointId === EXCERPTS_ENDPOINT.id) return;
  const sent = answer.sent?.filter(({ letter, sent: count }) => letter !== undefined && count > 0) ?? [];
  const [files, messages] = await Promise.all([db.files.bulkGet(sent.map(({ fileId }) => fileId)), messagesOf(answer.chatId)]);
  const branch = branchTo(messages, answer.parentId);
  const said = branch.map(({ parts }) => textOf(parts));
  // What goes on with an answer may begin in the middle of its code.
  const before = said.slice(branch.findLastIndex(({ role }) => role === 'user') + 1).join('');
  const given = sent.flatMap((source, at) => givenOf(source, files[at]));
  const own = [...branch.map((message) => wordsOf(textOf(message.parts), [message])), ...files.flatMap((file) => file?.title ?? [])];
  const marks = marksFor(before + textOf(answer.parts), given, own).flatMap(({ at, ...mark }) =>
    at > before.length ? { at: at - before.length, ...mark } : [],
  );
  await changeMessage(id, { marks });
}

function givenOf({ letter = '', passages: runs }: SentSource, file: SourceFile | undefined) {
  if (!file) return [];
  const all = passagesIn(file);
  // In plain words: what is quoted has no Markdown.
  const text = all.map(({ text: words, heading }, at) => (heading === all[at - 1]?.heading ? words : `${heading}\n${words}`)).join('\n');
  return [{ letter, passages: all.filter(({ n }) => !runs || isInRuns(n, runs)), text: withoutUnseen(text) }];
}
