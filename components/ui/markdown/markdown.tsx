import { createElement, Fragment, memo, use, useRef } from 'react';
import './markdown.css';
import { useLanguage } from '@/components/ui/use-language';
import { AroundBlockContext } from './around-block';
import { BlockContext, CitesContext, markCites, NO_LETTERS, numberCites, passagesCited } from './cites';
import { levelHeadings, TOP } from './headings';
import { NoteList } from './note-list';
import { markNotes, numberNotes } from './notes';
import { type Block, type Reading, read } from './reading';
import { render } from './render';
import { Slices } from './slices';
import { StillSelection } from './still-selection';
import { useInPortions } from './use-in-portions';

interface MarkdownProps {
  text: string;
  growing: boolean;
}

/**
 * An answer's Markdown. No HTML, nothing loaded; what is settled is not rendered again while the answer grows.
 * @param growing more text is coming: what the end of it will be is not yet decided
 */
export function Markdown({ text, growing }: MarkdownProps) {
  const portion = useInPortions(text);
  return <WholeMarkdown text={portion} growing={growing || portion.length < text.length} />;
}

/** The same in one go, however long. */
export function WholeMarkdown({ text, growing }: MarkdownProps) {
  const language = useLanguage();
  // A cache, not state: what it returns follows from `text` and `growing` alone.
  const last = useRef<Reading | null>(null);
  const cites = use(CitesContext);
  const reading = read(text, growing, last.current, cites?.letters ?? NO_LETTERS);
  last.current = reading;
  const { shown, numbers } = numberNotes(reading.blocks);
  const passages = cites ? passagesCited(reading.blocks, cites.has) : [];
  const cited = numberCites(passages);
  let above = TOP;
  return (
    <>
      <StillSelection className="md">
        {reading.blocks.map((block, at) => {
          const under = above;
          if (block.tokens) above = levelHeadings(block.tokens, above);
          const notes = block.tokens && block.refers.length > 0 ? markNotes(block.tokens, numbers) : '';
          const marks = block.tokens && block.cites.length > 0 ? `${notes} ${markCites(block.tokens, cited)}` : notes;
          // Blocks are only ever added at the end; where they begin changes when an answer that has ended gets its marks.
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the block's identity
            <BlockView key={at} {...{ at, block, under, marks, language }} isGrowing={growing && at === reading.blocks.length - 1} />
          );
        })}
        {shown.length > 0 && <NoteList notes={shown} numbers={numbers} />}
      </StillSelection>
      {cites?.End && !growing && passages.length > 0 && <cites.End cited={passages} />}
    </>
  );
}

interface BlockViewProps {
  block: Block;
  /** Its place among the others. */
  at: number;
  /** The level its headings follow. */
  under: number;
  /** The numbers of its notes and of what it points at. */
  marks: string;
  /** Some of what it shows has words of ours. */
  language: string;
  /** More of it is coming. */
  isGrowing: boolean;
}

const BlockView = memo(function BlockView(props: BlockViewProps) {
  const Around = use(AroundBlockContext);
  if (!Around) return <BareBlock {...props} />;
  return (
    <Around text={props.block.piece.text} isGrowing={props.isGrowing}>
      <BareBlock {...props} />
    </Around>
  );
});

function BareBlock({ block, at }: BlockViewProps) {
  const Under = use(CitesContext)?.Under;
  if (block.tokens && block.cites.length > 0)
    return (
      <BlockContext value={at}>
        {createElement(Fragment, null, ...render(block.tokens))}
        {Under && <Under block={at} />}
      </BlockContext>
    );
  if (block.tokens) return createElement(Fragment, null, ...render(block.tokens));
  return (
    <pre className="md-plain" dir="auto">
      <Slices text={block.piece.text} wholeLines={false} />
    </pre>
  );
}
