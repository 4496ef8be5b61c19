import type { Message } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';

/** Tells a screen reader, in a sentence, that an answer is being written, and once that it has ended. */
export function TurnStatus({ message }: { message: Message }) {
  const said = isLive(message) ? words('answer.writing') : message.status === 'done' ? words('answer.finished') : '';
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}
