import { memo } from 'react';

/** Characters that are laid out together. Measured in Chromium: 2 MB in one box took 19 s to lay out while it grew. */
const SLICE = 4_000;

/**
 * A long text in boxes, so that only the last one is laid out again as it grows.
 * @param wholeLines cut at the ends of lines only, as the lines do not wrap
 */
export function Slices({ text, wholeLines }: { text: string; wholeLines: boolean }) {
  if (text.length <= SLICE) return text;
  const slices: { at: number; text: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const end = wholeLines ? endOfLines(text, at) : endOfWords(text, at);
    slices.push({ at, text: text.slice(at, end) });
    at = end;
  }
  return slices.map((slice) => <Slice key={slice.at} text={slice.text} />);
}

const Slice = memo(function Slice({ text }: { text: string }) {
  return <div>{text}</div>;
});

/** Between two words where there are any; the same as the text grows. */
function endOfWords(text: string, at: number): number {
  if (text.length - at <= SLICE) return text.length;
  const space = text.slice(at, at + SLICE).search(/\s\S*$/);
  return at + (space > 0 ? space + 1 : SLICE);
}

/** After the last line that ends in the slice, else after the one that begins it. */
function endOfLines(text: string, at: number): number {
  if (text.length - at <= SLICE) return text.length;
  const last = text.lastIndexOf('\n', at + SLICE - 1);
  const end = last >= at ? last : text.indexOf('\n', at + SLICE);
  return end === -1 ? text.length : end + 1;
}
