import { createElement, Fragment, memo, useRef } from 'react';
import './markdown.css';
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
  if (!block.tokens) {
    return (
      <pre className="md-plain" dir="auto">
        {block.piece.text}
      </pre>
    );
  }
  return createElement(Fragment, null, ...render(block.tokens));
});
