import { createElement, Fragment, memo, useRef } from 'react';
import './markdown.css';
import { useLanguage } from '@/components/ui/use-language';
import { levelHeadings, TOP } from './headings';
import { type Block, type Reading, read } from './reading';
import { render } from './render';

/**
 * An answer's Markdown. No HTML, nothing loaded; what is settled is not rendered again while the answer grows.
 * @param growing more text is coming: what the end of it will be is not yet decided
 */
export function Markdown({ text, growing }: { text: string; growing: boolean }) {
  // A cache, not state: what it returns follows from `text` and `growing` alone.
  const last = useRef<Reading | null>(null);
  const reading = read(text, growing, last.current);
  last.current = reading;
  let above = TOP;
  return (
    <div className="md">
      {reading.blocks.map((block) => {
        const under = above;
        if (block.tokens) above = levelHeadings(block.tokens, above);
        return <BlockView key={block.piece.start} block={block} under={under} />;
      })}
    </div>
  );
}

const BlockView = memo(function BlockView({ block }: { block: Block /** the level its headings follow */; under: number }) {
  // Memoised, and some of what it shows has words of ours.
  useLanguage();
  if (!block.tokens) return <PlainText text={block.piece.text} />;
  return createElement(Fragment, null, ...render(block.tokens));
});

/** Characters that are laid out together. Measured in Chromium: 2 MB in one box took 19 s to lay out while it grew. */
const SLICE = 4_000;

/** Text as it is, in boxes of which only those in view are laid out; while it grows, only the last changes. */
function PlainText({ text }: { text: string }) {
  const slices: { at: number; text: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfSlice(text, at);
    slices.push({ at, text: text.slice(at, end) });
    at = end;
  }
  return (
    <pre className="md-plain" dir="auto">
      {slices.map((slice) => (
        <PlainSlice key={slice.at} text={slice.text} />
      ))}
    </pre>
  );
}

const PlainSlice = memo(function PlainSlice({ text }: { text: string }) {
  return <div>{text}</div>;
});

/** Between two words where there are any; the same as the text grows. */
function endOfSlice(text: string, at: number): number {
  if (text.length - at <= SLICE) return text.length;
  const space = text.slice(at, at + SLICE).search(/\s\S*$/);
  return at + (space > 0 ? space + 1 : SLICE);
}
