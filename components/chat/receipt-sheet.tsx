import { type ReactNode, useState } from 'react';
import { Picture } from '@/components/ui/picture';
import { Player } from '@/components/ui/player';
import type { Receipt } from '@/utils/chat/receipt';
import type { ReceiptEntry } from '@/utils/chat/receipt-entries';
import { PICTURE_TOOL } from '@/utils/core/events/pictures-apart';
import { isPdf } from '@/utils/core/media/media-type';
import { isInRuns } from '@/utils/core/number-runs';
import { passagesIn } from '@/utils/core/passages/passages-in';
import type { Media } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';
import { timeOf } from '@/utils/core/transcript/cues';
import { inDollars } from '@/utils/i18n/dollars';
import { inList } from '@/utils/i18n/in-list';
import { joinFacts } from '@/utils/i18n/join-facts';
import { type WordKey, words } from '@/utils/i18n/words';
import { Sheet } from './sheet';
import type { Struck } from './use-struck';

interface ReceiptSheetProps {
  receipt: Receipt;
  /** Lets passages be struck out; absent when it was sent already. */
  struck?: Struck;
  /** Whether all of the sources go, in portions where they do not fit. */
  all?: { isWanted: boolean; flip(): void };
  /** Whether there is something to send, and nothing in its way. */
  canSend?: boolean;
  onClose(): void;
}

const NAMES: Record<ReceiptEntry['role'], WordKey> = {
  system: 'receipt.instructions',
  user: 'question.label',
  assistant: 'answer.label',
  summary: 'summary.title',
  'to-sum': 'receipt.to-sum',
};

/** All that a question sends, in its exact words and in its order, and where to. */
export function ReceiptSheet({ receipt, struck, canSend = false, all, onClose }: ReceiptSheetProps) {
  const { entries, tokens, host, price, contextWindow, leftOut, portions, summing, longest, unsent, pictureTool } = receipt;
  const hasSummary = (struck && summing) || entries.some(({ role }) => role === 'summary');
  const isChosen = entries.some(({ source }) => source && source.sent.sent < source.sent.of);
  const cost = price && (tokens * price.input) / 1_000_000;
  return (
    <Sheet title={words(struck ? 'receipt.title' : 'receipt.title-sent')} onClose={onClose}>
      <div className="facts" role="status">
        <span dir="auto">{host ? words('receipt.to', { host }) : host === '' && words('receipt.stays')}</span>
        <b>
          {joinFacts([
            words('receipt.tokens', { count: tokens }),
            cost === undefined ? host && words('receipt.no-price') : words('receipt.price', { price: inDollars(cost) }),
          ])}
        </b>
        {contextWindow !== undefined && contextWindow < Number.MAX_SAFE_INTEGER && (
          <meter max={contextWindow} value={longest} aria-label={words('receipt.window', { count: contextWindow })} />
        )}
        {portions !== undefined && <span>{words('receipt.portions', { count: portions })}</span>}
        {all && (isChosen || portions !== undefined) && (
          <button type="button" className="link" onClick={all.flip}>
            {words(all.isWanted ? 'receipt.only-chosen' : 'receipt.send-all')}
          </button>
        )}
        {summing && (
          <span>{words(struck ? 'receipt.summing' : 'receipt.summed', { count: summing.messages, requests: summing.requests })}</span>
        )}
        {pictureTool && <span>{words('receipt.picture-tool', { tool: PICTURE_TOOL })}</span>}
        {unsent.length > 0 && <span dir="auto">{words('receipt.unsent', { titles: inList(unsent) })}</span>}
        {leftOut > 0 && !hasSummary && <span>{words('answer.left-out', { count: leftOut })}</span>}
      </div>
      <div className="passages">
        {entries.map((entry, at) => (
          <Entry key={keyOf(entry, at)} entry={entry} struck={struck} />
        ))}
      </div>
      {struck && (
        <div className="bottom">
          <span className="fact">{words('receipt.strike')}</span>
          <button
            type="button"
            form="composer"
            className="btn first"
            disabled={!canSend}
            onClick={({ currentTarget }) => {
              currentTarget.form?.requestSubmit();
              onClose();
            }}
          >
            {words('composer.send')}
          </button>
        </div>
      )}
    </Sheet>
  );
}

function lengthOf({ bytes, seconds, pages = 1 }: Media): string {
  return isPdf(bytes) ? words('attach.pdf-pages', { count: pages }) : timeOf(seconds);
}

/** What is sent stays in its order; a picture or a film, whose bytes are taken once, is itself wherever it stands. */
function keyOf({ pictureOf, media }: ReceiptEntry, at: number): string {
  const file = pictureOf ?? media;
  return file ? `${file.id} ${file.hash}` : `${at}`;
}

function Entry({ entry, struck }: { entry: ReceiptEntry; struck: Struck | undefined }) {
  const { role, pieces, source, picture, pictureOf, size, media, tokens } = entry;
  if (picture)
    return (
      <section aria-label={pictureOf?.title}>
        <Picture {...picture} name={words('receipt.picture')} />
        <p className="fact">
          {joinFacts([size && words('receipt.picture-size', { ...size }), words('receipt.tokens', { count: tokens })])}
        </p>
      </section>
    );
  if (media?.media)
    return (
      <section aria-label={media.title}>
        <p className="fact" dir="auto">
          {joinFacts([media.title, lengthOf(media.media), words('receipt.tokens', { count: tokens })])}
        </p>
        {!isPdf(media.media.bytes) && <Player bytes={media.media.bytes} name={media.title} />}
      </section>
    );
  const text = pieces.map((piece) => piece.text).join('');
  if (!source || ((source.file.media ?? source.file.picture) && source.sent.letter === undefined))
    return (
      <details className="entry">
        <summary>{joinFacts([source?.file.title ?? words(NAMES[role]), words('receipt.tokens', { count: tokens })])}</summary>
        <pre dir="auto">{text}</pre>
      </details>
    );
  const { file, sent } = source;
  const isPart = sent.sent < sent.of;
  return (
    <section aria-label={file.title}>
      <h3 dir="auto">
        {file.title} <span className="fact">{words('receipt.tokens', { count: entry.tokens })}</span>
      </h3>
      {isPart && <p className="fact">{words('receipt.chosen', { sent: sent.sent, of: sent.of })}</p>}
      <Rows entry={entry} struck={struck} />
    </section>
  );
}

/** More than these are drawn when somebody wants to see them. */
const ROWS_AT_ONCE = 300;

/** The pieces of a source, and what was struck out of it in its place. */
function Rows({ entry: { pieces, source }, struck }: { entry: ReceiptEntry; struck: Struck | undefined }) {
  const [most, setMost] = useState(ROWS_AT_ONCE);
  if (!source) return null;
  const { file } = source;
  const passages = new Map(passagesIn(file).map((passage) => [passage.n, passage]));
  const out = struck?.of(file) ?? [];
  const gone = [...passages.values()].filter(({ n }) => isInRuns(n, out));
  const rows: ReactNode[] = [];
  const addGone = (before: number): void => {
    while (gone[0] && gone[0].n < before) {
      const passage = gone.shift();
      if (passage) rows.push(<Row key={passage.n} text={passage.text} isOut onFlip={() => struck?.flip(file, passage)} />);
    }
  };
  pieces.forEach(({ n, text }, at) => {
    const passage = n === undefined ? undefined : passages.get(n);
    if (passage) addGone(passage.n);
    // Struck out a moment ago: what will be sent is being made anew.
    if (passage && isInRuns(passage.n, out)) return;
    if (at === pieces.length - 1) addGone(Number.POSITIVE_INFINITY);
    if (!passage)
      rows.push(
        <pre key={`before ${pieces[at + 1]?.n ?? 'the end'}`} dir="auto">
          {text}
        </pre>,
      );
    else if (struck) rows.push(<Row key={passage.n} text={text} isOut={false} onFlip={() => struck.flip(file, passage)} />);
    else rows.push(<Row key={passage.n} text={text} isOut={false} />);
  });
  // The bounds at the end are always shown.
  const left = rows.length - 1 - most;
  return (
    <div className="rows">
      {left > 0 ? rows.slice(0, most) : rows}
      {left > 0 && (
        <button type="button" className="link more" onClick={() => setMost(most + ROWS_AT_ONCE * 4)}>
          {words('receipt.more', { count: left })}
        </button>
      )}
      {left > 0 && rows.at(-1)}
    </div>
  );
}

interface RowProps {
  text: string;
  isOut: boolean;
  onFlip?: () => void;
}

function Row({ text, isOut, onFlip }: RowProps) {
  const shown = text.trimStart();
  const inside = (
    <>
      <span className="words" dir="auto">
        {/* Lines between passages are sent, too, and would only make the list long. */}
        <span hidden>{text.slice(0, text.length - shown.length)}</span>
        {shown}
      </span>
      <span className="n">{estimateTokens(text)}</span>
    </>
  );
  if (!onFlip) return <div className="p">{inside}</div>;
  return (
    <button
      type="button"
      className={isOut ? 'p off' : 'p'}
      aria-pressed={isOut}
      title={words(isOut ? 'receipt.put-back' : 'receipt.leave-out')}
      onClick={onFlip}
    >
      {inside}
    </button>
  );
}
