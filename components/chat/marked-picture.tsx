import './marked-picture.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { boxesIn, type Marked } from '@/utils/core/pictures/boxes-in';
import { seenSize, sightOf } from '@/utils/core/pictures/sight';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import type { Markable } from './marked';
import { WholePicture } from './whole-picture';

/** Places that are drawn; more hide the picture, and nobody reads them. */
const MOST = 200;
/** Places up to which their names stand in the picture; more would hide it. */
const FEW = 12;

/** What `withMarks` writes into words of a source, which JSON without a fence may hold. */
const MARKS_OF_OURS = / \[(?:[a-z]{1,3}\d+|\ue0c0)\]/g;

interface MarkedPictureProps {
  text: string;
  markable: Markable;
  children: ReactNode;
}

/** A picture with what an answer's block points at in it, and a list of that; the block's own words stand under it. */
export function MarkedPicture({ text, markable: { modelId, pictures }, children }: MarkedPictureProps) {
  const [at, setAt] = useState(0);
  const [lit, setLit] = useState<number>();
  const shown = pictures[at] ?? pictures[0];
  const fileId = shown?.fileId ?? '';
  const file = useLiveQuery(() => fileOf(fileId), [fileId]);
  const all = useMemo(
    () => (shown ? boxesIn(text.replace(MARKS_OF_OURS, ''), modelId, seenSize(shown.picture, sightOf({ modelId }))) : []),
    [text, modelId, shown],
  );
  if (!shown || all.length === 0) return children;
  const places = all.slice(0, MOST);
  const isJson = /^\s*[[{`~]/.test(text);
  return (
    <>
      <div className="marked">
        {pictures.length > 1 && (
          <select aria-label={words('attach.picture')} value={at} onChange={({ target }) => setAt(Number(target.value))}>
            {pictures.map(({ fileId: id, title }, place) => (
              <option key={id} value={place}>
                {title}
              </option>
            ))}
          </select>
        )}
        <WholePicture key={fileId} picture={file?.id === fileId ? file.picture : undefined} name={shown.title} size={shown.picture}>
          <span className={places.length > FEW ? 'marks many' : 'marks'} aria-hidden="true">
            {places.map((place, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
              <Mark key={n} place={place} number={n + 1} isLit={lit === n} />
            ))}
          </span>
        </WholePicture>
        <ol className="mark-list" aria-label={words('marked.list')}>
          {places.map((place, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
            <li key={n}>
              <button
                type="button"
                className={lit === n ? 'lit' : ''}
                aria-label={`${n + 1} ${saidOf(place)}`}
                onFocus={() => setLit(n)}
                onBlur={() => setLit(undefined)}
                onPointerEnter={() => setLit(n)}
                onPointerLeave={() => setLit(undefined)}
                onClick={() => setLit(n)}
              >
                <span className="mark-number">{n + 1}</span> <span dir="auto">{place.label || words('marked.unnamed')}</span>
              </button>
            </li>
          ))}
        </ol>
        {all.length > MOST && <p className="fact">{words('marked.more', { count: all.length - MOST })}</p>}
      </div>
      {isJson ? (
        <details className="as-written">
          <summary>{words('marked.written')}</summary>
          {children}
        </details>
      ) : (
        children
      )}
    </>
  );
}

interface MarkProps {
  place: Marked;
  number: number;
  isLit: boolean;
}

function Mark({ place: { label, left, top, width, height }, number, isLit }: MarkProps) {
  const isPoint = width === 0 && height === 0;
  const classes = ['mark', ...(isPoint ? ['point'] : []), ...(isLit ? ['lit'] : []), ...(left > 0.6 ? ['at-end'] : [])];
  return (
    <span className={classes.join(' ')} style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}>
      <span className="mark-name">
        {number}
        {label && <span dir="auto"> {label}</span>}
      </span>
    </span>
  );
}

const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`;

/** A place in words, for who does not see it. */
function saidOf({ label, left, top, width, height }: Marked): string {
  const [l, t, r, b] = [left, top, left + width, top + height].map((part) => Math.round(part * 100));
  const where = { label: label || words('marked.unnamed'), left: l ?? 0, top: t ?? 0 };
  if (width === 0 && height === 0) return words('marked.point', where);
  return words('marked.box', { ...where, right: r ?? 0, bottom: b ?? 0 });
}
