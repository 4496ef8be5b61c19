import type { Message } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { type WordKey, words } from '@/utils/i18n/words';

/** Tells a screen reader, in a sentence, that an answer is being written, and once how it ended. A fault is an alert of its own. */
export function TurnStatus({ message }: { message: Message }) {
  const said = sentenceOf(message);
  return (
    <p className="unseen" role="status">
      {said && words(said)}
    </p>
  );
}

function sentenceOf(message: Message): WordKey | undefined {
  // While it waits for its server, the countdown speaks.
  if (isLive(message)) return message.retryAt === undefined ? 'answer.writing' : undefined;
  if (message.status === 'done') return 'answer.finished';
  if (message.status === 'stopped') return 'answer.stopped';
  return message.status === 'interrupted' ? 'answer.interrupted' : undefined;
}
