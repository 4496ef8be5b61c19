import type { Message, SentSource } from '@/utils/core/rows';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { nameOf } from './engine-items';
import { useThreadTools } from './thread-tools';

/** Which sources did not go to the model, or not whole, and why. */
export function SentFacts({ message: { sent = [], endpointId = '', modelId = '' } }: { message: Message }) {
  const { choice, titleOf } = useThreadTools();
  const model = nameOf(choice.all, { endpointId, modelId });

  function factOf({ fileId, sent: count, of, unseen, unheard }: SentSource): string | undefined {
    const title = titleOf(fileId);
    if (count === of || title === undefined) return undefined;
    if (unseen) return words('answer.unseen', { title, model });
    if (unheard) return words('answer.unheard', { title, model });
    return count === 0 ? words('answer.sent-none', { title }) : words('answer.sent-part', { sent: count, of, title });
  }

  // A chat of many pictures leaves many behind: they have one line.
  const noRoom = sent.filter(
    ({ fileId, sent: count, of, unseen, unheard }) => count < of && count === 0 && !unseen && !unheard && titleOf(fileId),
  );
  const titles = noRoom.map(({ fileId }) => titleOf(fileId) ?? '');
  return (
    <>
      {sent.map((source) => {
        const fact = titles.length > 1 && noRoom.includes(source) ? undefined : factOf(source);
        return (
          fact !== undefined && (
            <p key={source.fileId} className="fact">
              {fact}
            </p>
          )
        );
      })}
      {titles.length > 1 && <p className="fact">{words('receipt.unsent', { titles: inList([...new Set(titles)]) })}</p>}
    </>
  );
}
