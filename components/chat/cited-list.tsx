import { useLiveQuery } from 'dexie-react-hooks';
import { CornerLeftUp } from 'lucide-react';
import { type MouseEvent, useRef, useState } from 'react';
import { keyOf } from '@/components/ui/markdown/cites';
import type { Cited } from '@/utils/core/citations/cited';
import { sourceOf } from '@/utils/core/citations/source-of';
import { passagesIn } from '@/utils/core/passages/passages-in';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import { IN_LIST, useCiteButton, useCites } from './cite-state';
import { OpenedCite } from './opened-cite';
import { originOf } from './origin-of';

/** Characters of a passage that are put into the list; its lines are cut by what fits. */
const MOST_SHOWN = 300;

/** The passages that an answer points at, as it numbers them: folded, and read when it is opened. */
export function CitedList({ cited }: { cited: readonly Cited[] }) {
  const { sent } = useCites();
  const [isOpen, setOpen] = useState(false);
  const ids = [...new Set(cited.map((each) => sourceOf(sent, each)?.fileId ?? ''))];
  const files = useLiveQuery(async () => (isOpen ? Promise.all(ids.map(fileOf)) : undefined), [isOpen, ids.join()]);
  const name = words('cite.list', { count: cited.length });
  return (
    <details className="cited" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{name}</summary>
      {isOpen && files && (
        <ol aria-label={name}>
          {cited.map((each, at) => (
            <CitedPassage key={keyOf(each)} cited={each} number={at + 1} file={files[ids.indexOf(sourceOf(sent, each)?.fileId ?? '')]} />
          ))}
        </ol>
      )}
    </details>
  );
}

/** A passage by its beginning and its source. Under the pointer or the keyboard its marks in the answer are lit; a click opens its card. */
function CitedPassage({ cited, number, file }: { cited: Cited; number: number; file: SourceFile | undefined }) {
  const { button, isOpen, isLit } = useCiteButton(cited, IN_LIST);
  const passage = file && passagesIn(file).find(({ n }) => n === cited.n);
  const next = useRef(0);

  /** To one mark of it after the other; they are in the answer, wherever that is drawn. */
  function goToMark({ currentTarget }: MouseEvent): void {
    const marks = currentTarget.closest('article')?.querySelectorAll<HTMLElement>(`.cite[data-cited="${keyOf(cited)}"]`) ?? [];
    marks[next.current++ % marks.length]?.focus();
  }

  return (
    <li className={isLit ? 'lit' : undefined}>
      <button {...button} className="passage-cited">
        <span className="cite">{number}</span>
        <span className="words" dir="auto">
          {passage ? passage.text.slice(0, MOST_SHOWN) : words('cite.lost')}
        </span>
        {file && passage && (
          <span className="fact" dir="auto">
            {originOf(file, passage)}
          </span>
        )}
      </button>
      <button type="button" className="tool" aria-label={words('cite.used')} title={words('cite.used')} onClick={goToMark}>
        <CornerLeftUp />
      </button>
      {isOpen && <OpenedCite block={IN_LIST} />}
    </li>
  );
}
