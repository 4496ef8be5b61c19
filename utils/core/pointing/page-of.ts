/** The heading under which `core/documents/pdf` writes each page. */
const PAGE = /^## Page (\d+)(?: \(.*\))?$/gm;

/**
 * Which page of a document a place of its Markdown is on; undefined where it has none.
 * @param at UTF-16 units
 */
export function pageOf(markdown: string, at: number): number | undefined {
  let page: number | undefined;
  for (const heading of markdown.matchAll(PAGE)) {
    if (heading.index > at) break;
    // A heading of the document's own may read like one of ours; ours count up from 1.
    if (Number(heading[1]) === (page ?? 0) + 1) page = Number(heading[1]);
  }
  return page;
}
