import { finishedIn } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import type { Spoken } from '@/utils/core/speech/speakable';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { beforeFirstWord } from './before-first-word';
import { type Speech, useSpeech } from './use-speech';

/**
 * Reads the last answer to a screen reader while it grows, by whole sentences, and says once how it ended. The answer itself is no live
 * region: it would be read from its beginning with every word. A fault is an alert of its own.
 */
export function TurnStatus({ message }: { message: Message }) {
  const speech = useSpeech(message);
  // What a status says is said whole with every change: so it holds only what is new.
  const spoken = isLive(message) || message.status === 'done' ? (speech?.spoken ?? []) : [];
  const state = stateOf(message, speech);
  return (
    <p className="unseen" role="status">
      {speech && spoken.length > 0 && (
        <span key={speech.at} {...(speech.language ? { lang: speech.language } : {})}>
          {spoken.map(sentenceOf).join(' ')}{' '}
        </span>
      )}
      {state}
    </p>
  );
}

function sentenceOf(spoken: Spoken): string {
  if (spoken.type === 'code') return words('answer.said-code', { lines: spoken.lines });
  if (spoken.type === 'table') return words('answer.said-table', { rows: spoken.rows, columns: spoken.columns });
  return spoken.text;
}

function picturesIn({ parts }: Message): string {
  const count = finishedIn(parts).length;
  return count > 0 ? ` ${words('made.said', { count })}` : '';
}

function stateOf(message: Message, speech: Speech | undefined): string | undefined {
  switch (message.status) {
    case 'done':
      // Of an answer that nobody saw growing there is nothing to tell.
      return speech?.end && `${words(speech.end === 'cut' ? 'answer.finished-long' : 'answer.finished')}${picturesIn(message)}`;
    case 'stopped':
      return words('answer.stopped');
    case 'interrupted':
      return words('answer.interrupted');
    case 'failed':
      return undefined;
    default:
      if (message.drawing && message.retryAt === undefined) return words('draw.drawing');
      // While it waits for its server, the countdown speaks; once it speaks itself, nobody needs to be told that it is being written.
      return message.retryAt === undefined && !speech ? (beforeFirstWord(message) ?? words('answer.writing')) : undefined;
  }
}
