import './cite.css';
import { use, useRef } from 'react';
import { BlockContext, type CiteMarkProps, keyOf } from '@/components/ui/markdown/cites';
import { sourceOf } from '@/utils/core/citations/source-of';
import { words } from '@/utils/i18n/words';
import { useCiteButton, useCites } from './cite-state';
import { useThreadTools } from './thread-tools';
import { useLitSentence } from './use-lit-sentence';

/** The mark of a passage: its number, or a question mark where it could not be checked. A click shows the passage, here and in its page. */
export function CiteMark({ cited, number }: CiteMarkProps) {
  const { sent } = useCites();
  const { titleOf } = useThreadTools();
  const mark = useRef<HTMLButtonElement>(null);
  const { button, isLit } = useCiteButton(cited, use(BlockContext));
  useLitSentence(mark, isLit);
  const source = cited && sourceOf(sent, cited);
  const name = source ? words('cite.name', { number, title: titleOf(source.fileId) ?? '' }) : words('cite.unsure');
  return (
    <button
      {...button}
      ref={mark}
      className={`cite${source ? '' : ' unsure'}${isLit ? ' lit' : ''}`}
      data-cited={keyOf(cited)}
      aria-label={name}
      title={name}
    >
      {source ? number : '?'}
    </button>
  );
}
