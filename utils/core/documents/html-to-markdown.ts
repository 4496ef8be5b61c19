import { parseHTML } from 'linkedom/worker';
import TurndownService from 'turndown';
import { isTooDeep, wordsOfHtml } from './depth';
import { addTableRules } from './html-tables';

/** What holds no words that a reader sees. */
const UNSEEN = 'script,style,template,noscript,head,svg,iframe,object,embed,canvas,[hidden],[aria-hidden="true"]';

const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', hr: '---', emDelimiter: '*' });
// Models and readers take a star or an underscore for what it is, and what is quoted must be found again.
service.escape = (text) => text;
addTableRules(service);
service.addRule('item', {
  filter: 'li',
  replacement(content, node) {
    const list = node.parentElement;
    const first = Number(list?.getAttribute('start') ?? 1);
    const at = [...(list?.children ?? [])].indexOf(node as Element);
    const mark = list?.nodeName === 'OL' ? `${first + at}. ` : '- ';
    const inner = content
      .trim()
      .replace(/\n{2,}(?=\s*(?:-|\d+\.) )/g, '\n')
      .replace(/\n/g, `\n${' '.repeat(mark.length)}`);
    return `${mark}${inner}\n`;
  },
});
service.addRule('picture', {
  filter: 'img',
  replacement: (_content, node) => {
    const alt = (node as Element).getAttribute('alt')?.replace(/\s+/g, ' ').trim();
    return alt ? `![${alt}]()` : '';
  },
});

interface HtmlAsMarkdown {
  text: string;
  /** BCP 47, as it declares it. */
  language: string;
}

/** A document in HTML as Markdown. Nothing in it is run or loaded. */
export function htmlToMarkdown(html: string): HtmlAsMarkdown {
  if (isTooDeep(html, false)) return { text: wordsOfHtml(html), language: '' };
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  const language = document.documentElement?.getAttribute('lang') ?? '';
  for (const each of document.querySelectorAll(UNSEEN)) each.remove();
  const body = document.querySelector('body') ?? document.documentElement;
  const text = body ? service.turndown(body as unknown as HTMLElement) : '';
  return {
    text: text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    language,
  };
}
