import type { Box } from './box';
import { BEYOND_ASCII } from './words-in';

/** What stands around text in Markdown. https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis */
const MARKS: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', del: '~~', s: '~~', strike: '~~' };

/** Sites that draw their own pictures for them. https://www.unicode.org/reports/tr51/ */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?){1,8}$/v;

/** A line of boxes and text as Markdown; white space as on the page. */
export function inlineMarkdown(children: readonly (Box | string)[]): string {
  return children
    .map((child) => (typeof child === 'string' ? escaped(child) : boxMarkdown(child)))
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** Without any of these a text is no Markdown, and one look tells. */
const SPECIAL = /[\\`*_\]<]/;

/** Only what would be taken for Markdown: what models read should read like the page. */
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(/\\(?=[\\`*_{}[\]()#+.!|>~$-])/g, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/(?<![\p{L}\p{N}])([*_]+)(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])([*]+)(?![\p{L}\p{N}])/gu, (marks) =>
      marks.replace(/./g, '\\$&'),
    )
    .replace(/\](?=\()/g, '\\]')
    .replace(/<(?=[A-Za-z/!?])/g, '\\<');
}

function boxMarkdown(box: Box): string {
  const { tag, facts, children } = box;
  switch (tag) {
    case 'br':
      return '\n';
    case 'img':
      return picture(facts?.text ?? '');
    case 'math':
      return facts?.text === undefined ? inner(children) : facts.type === 'block' ? `\n$$${facts.text}$$\n` : `$${facts.text}$`;
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return code(plainText(children));
    case 'a':
      return link(inner(children), facts?.href);
    case 'rt':
      return `(${inner(children).trim()})`;
    case 'sup':
      return power(inner(children));
    default:
      break;
  }
  if (facts?.text !== undefined) return ` ${facts.text} `;
  const mark = MARKS[tag];
  return mark ? marked(inner(children), mark) : inner(children);
}

const inner = (children: readonly (Box | string)[]): string =>
  children.map((child) => (typeof child === 'string' ? escaped(child) : boxMarkdown(child))).join('');

/** Marks stand at words, not at the white space around them. */
function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return words && !words.includes('\n') && !words.includes(mark) ? `${before}${mark}${words}${mark}${after}` : text;
}

function picture(text: string): string {
  // The pattern of all emoji takes its time to be made, and most pages need none.
  const isEmoji = BEYOND_ASCII.test(text) && EMOJI.test(text);
  return isEmoji ? text : `![${text.replace(/[[\]\n]/g, ' ')}]()`;
}

function power(text: string): string {
  return /^[\d+−-]{1,4}$/.test(text) ? `^${text}` : text;
}

function code(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (!clean) return '';
  return clean.includes('`') ? `\`\` ${clean} \`\`` : `\`${clean}\``;
}

/** Addresses that lead somewhere else. */
function link(text: string, href: string | undefined): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (!words || !href || !/^(?:https?|mailto|tel):/.test(href) || /^!\[[^\]]*\]\(\)$/.test(words)) return text;
  return `${before}[${words.replace(/\n+/g, ' ')}](${href
    .replace(/[()\s]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')})${after}`;
}

/** The text alone, white space as it is: for code. */
export function plainText(children: readonly (Box | string)[]): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.tag === 'br') return '\n';
      const text = child.facts?.text ?? plainText(child.children);
      return child.inline ? text : `${text.replace(/\n$/, '')}\n`;
    })
    .join('');
}
