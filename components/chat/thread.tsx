import './thread.css';
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type WheelEvent } from 'react';
import { labelsOf, madeIn } from '@/utils/core/parts';
import { groupsOf, turnsOf } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { picturesUpTo } from './pictures-up-to';
import { ThreadToolsContext, type TreeActions } from './thread-tools';
import { TurnGroup } from './turn-group';
import { TurnStatus } from './turn-status';
import type { OpenChat } from './use-chat';
import type { EngineChoice } from './use-engine';
import { useFarKeys } from './use-far-keys';

interface ThreadProps {
  open: OpenChat;
  choice: EngineChoice;
  actions: TreeActions;
  windowId: number | null;
  onConnect(): void;
}

/** Pixels from the end within which a reader counts as being at the end. */
const NEAR_END = 48;
/** Groups that are drawn at once, as they are in view when a chat opens. */
const AT_ONCE = 2;

/** A branch of a chat. The view follows the growing answer only while the reader is at its end. */
export function Thread({ open, choice, actions, windowId, onConnect }: ThreadProps) {
  const { branch, children } = open;
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  /** The size at which the reader last came to rest: a scroll that comes with another size is the layout's, not the reader's. */
  const size = useRef('');
  const [away, setAway] = useState(false);
  const [stepped, setStepped] = useState('');
  const last = branch.at(-1);
  const turns = useMemo(() => turnsOf(branch, children), [branch, children]);
  const groups = useMemo(() => groupsOf(turns), [turns]);

  const toEnd = useCallback(() => {
    const at = scroller.current;
    if (!at) return;
    size.current = sizeOf(at);
    at.scrollTo({ top: at.scrollHeight });
  }, []);
  const goFar = useCallback(
    (where: 'Home' | 'End') => {
      following.current = where === 'End';
      if (where === 'End') toEnd();
      else scroller.current?.scrollTo({ top: 0 });
    },
    [toEnd],
  );
  useFarKeys(scroller, goFar);
  useEffect(() => {
    const growth = new ResizeObserver(() => following.current && toEnd());
    if (content.current) growth.observe(content.current);
    if (scroller.current) growth.observe(scroller.current);
    return () => growth.disconnect();
  }, [toEnd]);
  // A new question is looked at, wherever the reader was; another alternative is looked at from where it begins to differ.
  const newest = useRef(-1);
  useLayoutEffect(() => {
    if (!last || last.seq <= newest.current) return;
    newest.current = Math.max(last.seq, ...[...open.byId.values()].slice(-1).map(({ seq }) => seq));
    following.current = true;
    toEnd();
  }, [last, open.byId, toEnd]);

  const titles = useRef<Map<string, string>>(null);
  titles.current = useMemo(
    () =>
      new Map(
        branch.flatMap(({ parts }) => [
          ...labelsOf(parts).map(({ fileId, title }) => [fileId, title] as const),
          ...madeIn(parts).map(({ fileId, name }) => [fileId, name] as const),
        ]),
      ),
    [branch],
  );
  const byId = useRef(open.byId);
  byId.current = open.byId;
  const isOpening = useRef(true);
  useEffect(() => {
    isOpening.current = false;
  }, []);
  const wish = useRef<{ key: string; by: number; fromId: string }>(null);
  const tools = useMemo(() => {
    function questionOf(id: string | null) {
      let message = id === null ? undefined : byId.current.get(id);
      // What goes on with an answer stands under it.
      while (message?.role === 'assistant' && message.parentId !== null) message = byId.current.get(message.parentId);
      return message;
    }
    return {
      choice,
      onConnect,
      windowId,
      onlyFromSources: (id: string | null) => questionOf(id)?.onlySources ?? false,
      wantsPicture: (id: string | null) => questionOf(id)?.wantsPicture ?? false,
      picturesUpTo: (id: string | null) => picturesUpTo(byId.current, id),
      lastLeftOut(answerId: string) {
        const path: string[] = [];
        for (let at = byId.current.get(answerId); at; at = byId.current.get(at.parentId ?? '')) path.push(at.id);
        const out = path.reverse().slice(0, byId.current.get(answerId)?.leftOut);
        return out.findLast((id) => byId.current.get(id)?.summary !== undefined);
      },
      titleOf: (fileId: string) => titles.current?.get(fileId),
      stepped: wish,
      isOpening,
      actions: {
        ...actions,
        show: (turn: Parameters<TreeActions['show']>[0], id: string) => {
          // What the reader looks at is the place where the two differ.
          following.current = false;
          setStepped(words('alternatives.name', { at: turn.alternatives.indexOf(id) + 1, count: turn.alternatives.length }));
          actions.show(turn, id);
        },
      },
    };
  }, [choice, actions, onConnect, windowId]);

  function onScroll(): void {
    const at = scroller.current;
    if (!at || !content.current) return;
    if (following.current && sizeOf(at) !== size.current) {
      toEnd();
      return;
    }
    following.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END;
    setAway(!following.current);
    // Last, as it changes sizes: what scrolled was told by them.
    layOutInView(at, content.current);
  }

  return (
    <main
      ref={scroller}
      onScroll={onScroll}
      onWheel={({ deltaY }: WheelEvent) => {
        if (deltaY < 0) following.current = false;
      }}
      onFocus={({ target }) => {
        // Who edits a question, or opens an answer's passages, looks at that, not at the end.
        if (target.closest('.editor, .cited')) following.current = false;
      }}
      className="thread"
    >
      <ThreadToolsContext value={tools}>
        <div ref={content} className="messages">
          {groups.map((group, at) => (
            <TurnGroup key={group.key} group={group} isLast={at === groups.length - 1} isNearEnd={at >= groups.length - AT_ONCE} />
          ))}
        </div>
      </ThreadToolsContext>
      {last && <TurnStatus message={last} />}
      <p className="unseen" role="status">
        {stepped}
      </p>
      {away && (
        <button type="button" className="jump" onClick={() => goFar('End')}>
          <ArrowDown /> {words('answer.jump')}
        </button>
      )}
    </main>
  );
}

/**
 * Has the browser lay out the groups in view and a view's height around it before it paints: under `content-visibility: auto` it looks at
 * what came into view a frame later, and a far jump would show an empty frame.
 */
function layOutInView(scroller: HTMLElement, content: HTMLElement): void {
  const { top, bottom, height } = scroller.getBoundingClientRect();
  for (const group of content.children) {
    const place = group.getBoundingClientRect();
    group.toggleAttribute('data-near', place.bottom > top - height && place.top < bottom + height);
  }
}

function sizeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}
