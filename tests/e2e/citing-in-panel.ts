// These functions are sent into a page or the panel and run there, so they use nothing from outside of them.

/** The page says what stands in its first passage in other words. */
export function rewordPage(): void {
  const lead = document.querySelector('#lead');
  if (lead)
    lead.textContent = 'For two thousand years a lighthouse was a fire on a tower. Keepers burned wood, then coal, and all of it by hand.';
}

/** The words of the answer that stand out because their passage is under the pointer or the keyboard, and the marks that do. */
export function litInAnswer(): { words: string; marks: string[] } {
  const ranges = [...(CSS.highlights.get('cited') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  });
  return { words: ranges.join(' | '), marks: [...document.querySelectorAll('.md .cite.lit')].map(({ textContent }) => textContent ?? '') };
}
