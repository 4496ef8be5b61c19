import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fileIdsOf } from '@/utils/core/parts';
import type { Engine, Message, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { Answer } from './answer';
import { Question } from './question';
import { TurnStatus } from './turn-status';

interface ThreadProps {
  branch: readonly Message[];
  files: readonly SourceFile[];
  engine: Engine;
  onConnect(): void;
}

/** Pixels from the end within which a reader counts as being at the end. */
const NEAR_END = 48;

/** A branch of a chat. The view follows the growing answer only while the reader is at its end. */
export function Thread({ branch, files, engine, onConnect }: ThreadProps) {
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  /** The size at which the reader last came to rest: a scroll that comes with another size is the layout's, not the reader's. */
  const size = useRef('');
  const [away, setAway] = useState(false);
  const last = branch.at(-1);

  const toEnd = useCallback(() => {
    const at = scroller.current;
    if (!at) return;
    size.current = sizeOf(at);
    at.scrollTo({ top: at.scrollHeight });
  }, []);
  useEffect(() => {
    const growth = new ResizeObserver(() => following.current && toEnd());
    if (content.current) growth.observe(content.current);
    if (scroller.current) growth.observe(scroller.current);
    return () => growth.disconnect();
  }, [toEnd]);
  // A new question is looked at, wherever the reader was.
  useEffect(() => {
    if (!last?.id) return;
    following.current = true;
    toEnd();
  }, [last?.id, toEnd]);

  function onScroll(): void {
    const at = scroller.current;
    if (!at) return;
    if (following.current && sizeOf(at) !== size.current) {
      toEnd();
      return;
    }
    following.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END;
    setAway(!following.current);
  }

  return (
    <main ref={scroller} onScroll={onScroll} className="thread">
      <div ref={content} className="messages">
        {turnsOf(branch).map(([first, ...rest], at, turns) =>
          first.role === 'user' ? (
            <Question key={first.id} message={first} files={files} before={lastUrl(turns.slice(0, at).flat(), files)} />
          ) : (
            <Answer
              key={first.id}
              chain={[first, ...rest]}
              files={files}
              engine={engine}
              isLast={at === turns.length - 1}
              onConnect={onConnect}
            />
          ),
        )}
      </div>
      {last && <TurnStatus message={last} />}
      {away && (
        <button
          type="button"
          className="jump"
          onClick={() => {
            following.current = true;
            toEnd();
          }}
        >
          <ArrowDown /> {words('answer.jump')}
        </button>
      )}
    </main>
  );
}

/** The questions and the answers of a branch; an answer's continuations belong to it. */
function turnsOf(branch: readonly Message[]): [Message, ...Message[]][] {
  const turns: [Message, ...Message[]][] = [];
  for (const message of branch) {
    const last = turns.at(-1);
    if (message.role === 'assistant' && last?.[0].role === 'assistant') last.push(message);
    else turns.push([message]);
  }
  return turns;
}

function sizeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}

/** The address of the last source that these messages brought. */
function lastUrl(messages: readonly Message[], files: readonly SourceFile[]): string | undefined {
  const id = messages.flatMap(({ parts }) => fileIdsOf(parts)).at(-1);
  return files.find((file) => file.id === id)?.url;
}
