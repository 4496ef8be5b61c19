/** Longer bits are rather named than spelt out. */
const LONGEST_CODE = 60;

/**
 * A piece of Markdown as one would read it out: without marks, links by their words, bare addresses by their host.
 * Not a parser: what it takes wrongly for a mark is heard without it.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s*(?:#{1,6}\s+|>+\s?|[-*+]\s+(?:\[[ xX]\]\s)?)/gm, '')
    .replace(/^\s*(?:[-*_]\s*){3,}$/gm, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<?https?:\/\/([^/\s>)]+)[^\s>)]*>?/g, '$1')
    .replace(/`+([^`]+)`+/g, (_, code: string) => (code.length > LONGEST_CODE ? `${code.slice(0, LONGEST_CODE)}…` : code))
    .replace(/(\*\*|__|~~)(?=\S)(.*?\S)\1/gs, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gsu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
