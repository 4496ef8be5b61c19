import './receipt.css';
import { useEffect, useRef, useState } from 'react';
import { Late } from '@/components/ui/late';
import type { Receipt } from '@/utils/chat/receipt';
import type { Engine, Message, Source, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { draft } from './draft';
import type { Struck } from './use-struck';

const loadSheet = () => import('./receipt-sheet');

/** Characters; more takes longer to be cut into passages than a panel may stand still, so it is added up when somebody looks. */
const MOST_AT_ONCE = 100_000;
/** What is added up is what stood still for so long; ms. */
const STILL_MS = 300;

interface SumProps {
  chatId: string | null;
  branch: readonly Message[];
  /** The page or selection in front, where it goes along. */
  front: Source | undefined;
  files: readonly SourceFile[];
  engine: Engine;
  onlySources: boolean;
  wantsPicture: boolean;
  /** Whether all of the sources go, in portions where they do not fit. */
  all: { isWanted: boolean; flip(): void };
  struck: Struck;
  /** An answer is being written: nothing can be sent. */
  isBusy: boolean;
  /** Told the titles of what does not fit. */
  onUnsent(titles: readonly string[]): void;
  /** Changes with the words that were read from pictures of the chat. */
  readWords: string | undefined;
  /** What is asked with the words in the box. */
  asked(text: string): { text: string; actionId: string | undefined; wantsPicture: boolean };
}

/** How many tokens the question will send, and the way to see them all. */
export function Sum(props: SumProps) {
  const { chatId, branch, front, files, engine, onlySources, wantsPicture, all, struck, isBusy, onUnsent, readWords, asked } = props;
  const [found, setFound] = useState<{ receipt: Receipt; of: string }>();
  const { isLooking: isOpen, look } = struck;
  const question = useRef(asked);
  question.current = asked;
  const fileIds = files.map(({ id, hash, text }) => id + hash + text.length).join();
  const isLong = [front, ...files].reduce((sum, source) => sum + (source?.text.length ?? 0), 0) > MOST_AT_ONCE;
  // What was added up for another page or chat is not what goes now.
  const of = [chatId, front?.kind, front?.url, fileIds].join(' ');
  const receipt = found?.of === of ? found.receipt : undefined;
  const stays = engine.endpointId === EXCERPTS_ENDPOINT.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `files` is a new list at every render, and `fileIds` and `readWords` say what is in it
  useEffect(() => {
    if (stays) {
      onUnsent([]);
      return undefined;
    }
    let gone = false;
    const timer = setTimeout(
      async () => {
        if (isLong && !isOpen) {
          const { overBounds } = await import('@/utils/chat/over-bounds');
          const titles = await overBounds(chatId, branch, engine).catch(() => []);
          if (!gone) onUnsent(titles);
          return;
        }
        const { receiptOfNext } = await import('@/utils/chat/receipt');
        const sources = front ? [front] : [];
        const { wantsPicture: isAsked, ...asking } = question.current(draft.text);
        // An endpoint that was removed meanwhile has nothing to add up.
        const next = await receiptOfNext({
          chatId,
          branch,
          ...asking,
          sources,
          engine,
          onlySources,
          wantsPicture: wantsPicture || isAsked,
          wantsAll: all.isWanted,
          struckOf: struck.of,
        }).catch(() => undefined);
        if (gone) return;
        setFound(next && { receipt: next, of });
        onUnsent(next?.unsent ?? []);
      },
      isOpen ? 0 : STILL_MS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [
    chatId,
    branch,
    front?.url,
    front?.text,
    fileIds,
    engine,
    onlySources,
    wantsPicture,
    all.isWanted,
    struck.of,
    isOpen,
    isLong,
    stays,
    readWords,
  ]);

  if (stays || !(found || isLong)) return null;
  return (
    <>
      <button type="button" className="sum" title={words('receipt.title')} aria-haspopup="dialog" onClick={() => look(true)}>
        {found && !isLong ? words('receipt.tokens', { count: found.receipt.tokens }) : words('receipt.title')}
      </button>
      {isOpen && receipt && (
        <Late load={loadSheet} meanwhile={null}>
          {({ ReceiptSheet }) => (
            <ReceiptSheet
              receipt={receipt}
              struck={struck}
              canSend={!isBusy && draft.text.trim() !== ''}
              all={all}
              onClose={() => look(false)}
            />
          )}
        </Late>
      )}
    </>
  );
}
