/** What a page is, as far as it matters for what is worth asking about it. `other` is anything else. */
export type PageKind = 'article' | 'documentation' | 'product' | 'discussion' | 'listing' | 'video' | 'mail' | 'code' | 'paper' | 'other';

/** Characters that are looked at: a page shows early what it is, and a long one should cost no more. */
const MOST_LOOKED_AT = 12_000;

/** Paths that are a list wherever they are, of papers or of discussions. */
const LIST = /^\/(?:search|s|find|results|list)(?:[/?]|$)|[?&](?:q|query|search)=/;

/** Hosts that say it all, the surest first. */
const HOSTS: readonly (readonly [PageKind, RegExp])[] = [
  ['mail', /^(?:mail|webmail|outlook|e-?mail)\.|^(?:app\.)?(?:fastmail|hey|tuta)\.com$/],
  ['video', /(?:^|\.)(?:youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv|nebula\.tv|rutube\.ru|nicovideo\.jp)$/],
  [
    'paper',
    /(?:^|\.)(?:arxiv\.org|(?:bio|med)rxiv\.org|ssrn\.com|semanticscholar\.org|openreview\.net|aclanthology\.org|(?:pubmed|pmc)\.ncbi\.nlm\.nih\.gov)$/,
  ],
  ['code', /^gist\.github\.com$/],
  [
    'discussion',
    /(?:^|\.)(?:reddit\.com|lobste\.rs|stackexchange\.com|stackoverflow\.com|quora\.com|zhihu\.com)$|^(?:\w*forums?|community|discuss\w*|boards?)\.|forums?\.\w+$/,
  ],
  [
    'documentation',
    /^(?:docs?|devdocs|developers?|help|support|wiki|manual|kb)\.|(?:^|\.)(?:readthedocs\.(?:io|org)|docs\.rs|pkg\.go\.dev|gitbook\.io)$/,
  ],
];

/** Paths that say it, on any host. */
const PATHS: readonly (readonly [PageKind, RegExp])[] = [
  ['video', /^\/(?:watch|shorts|videos?|talks)(?:\/[^/]|\?)/],
  ['paper', /^\/(?:doi|abs)\/|\/(?:science\/article\/pii|doi\/(?:abs|full)|articles\/PMC)/],
  ['code', /\/(?:blob|commit|pull\/\d+\/files)\/|\.(?:[jt]sx|py|rs|go|java|kt|cc|cpp|rb|swift|sh|sql)$/],
  [
    'discussion',
    /\/(?:\w*forums?|threads?|discussions?|comments|questions|boards?|community)(?:[/.?]|$)|viewtopic|showthread|\/topics?\/\d|^\/item\?id=|\/t\/[^/]+\/\d|\/(?:issues|pull)\/\d/,
  ],
  ['product', /\/(?:products?|dp|itm|gp\/product|items?|p)\/[^/?]|\/p\/?$/],
  ['listing', /\/(?:categor(?:y|ies)|collections?|tags?|browse|listings?|lists?|topics?|market|c)(?:\/|$)/],
  ['documentation', /\/(?:docs?|documentation|reference|manual|guides?|tutorials?|handbook|howto|help|kb|wiki|faq)(?:\/|$)/],
];

/** Titles that say it. */
const DOCUMENTATION =
  /\b(?:documentation|docs|manual|quick ?start|api reference|dokumentation|handbuch|документация|справка|文档|ドキュメント)\b/iu;

/** A price: the sign or code of a currency beside a number. */
const PRICE = /(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|INR))\s?\d|\d\s?(?:[€₹₽]|(?:USD|EUR|GBP|CHF|kr|zł|руб)(?!\p{L})|[円元])/gu;
const BUYING =
  /\b(?:add to (?:cart|bag|basket)|buy now|in stock|sku|product (?:details|description)|in den warenkorb|auf lager|ajouter au panier|añadir (?:al carrito|a la cesta))\b|в корзину|в наличии|加入购物车|カートに入れる|أضف إلى (?:السلة|العربة)/giu;
/** What stands at every post of a discussion. */
const POSTING =
  /\b(?:repl(?:y|ies|ied)|quote|posted|joined|upvotes?|answered|wrote:|antworten|beitrag|répondre|responder|respuestas)\b|ответить|сообщение|回复|楼主|返信|ردود/giu;
const ABSTRACT = /^[#*\s]*(?:abstract|аннотация|摘要)\b/imu;
const REFERENCES = /^#{1,6}\s*(?:\d+\.?\s*)?(?:references|bibliography|introduction|methods|литература|参考文献)/imu;

/** What kind of page an address and the beginning of its Markdown speak of. Pure and bounded; a guess, which only chooses what is offered. */
export function pageKind({ url, title, text }: { url: string; title: string; text: string }): PageKind {
  const byAddress = kindOfAddress(url);
  if (byAddress) return byAddress;
  if (DOCUMENTATION.test(title)) return 'documentation';
  return kindOfText(text.slice(0, MOST_LOOKED_AT), isFront(url));
}

/** The first page of a site, which leads to others and is about none of them. */
function isFront(url: string): boolean {
  return URL.canParse(url) && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|global\/?|index\.\w+)?$/i.test(new URL(url).pathname);
}

function kindOfAddress(url: string): PageKind | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname, search } = new URL(url);
  const path = pathname + search;
  if (LIST.test(path)) return 'listing';
  return (HOSTS.find(([, host]) => host.test(hostname)) ?? PATHS.find(([, each]) => each.test(path)))?.[0];
}

function kindOfText(text: string, isFrontPage: boolean): PageKind {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (ABSTRACT.test(text) && REFERENCES.test(text)) return 'paper';
  const { code, prose, links, blocks } = shapeOf(text);
  if (code > text.length / 2) return 'code';
  if (count(BUYING) > 0 && count(PRICE) > 0 && count(PRICE) < 9) return 'product';
  if (count(POSTING) > 5) return 'discussion';
  if (isFrontPage) return links > 200 || blocks > 30 ? 'listing' : 'other';
  if (links > prose || count(PRICE) > 8) return blocks > 8 ? 'listing' : 'other';
  return prose > 1_500 || prose > text.length / 2 ? 'article' : 'other';
}

/** Characters of a paragraph that is read, not scanned. */
const LEAST_PROSE = 120;

/** What the text consists of, in characters: code, paragraphs to read, words of links; and how many blocks there are. */
function shapeOf(text: string): { code: number; prose: number; links: number; blocks: number } {
  const shape = { code: 0, prose: 0, links: 0, blocks: 0 };
  let inCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    else if (inCode) shape.code += line.length;
    else if (line.trim()) {
      shape.blocks += 1;
      let linked = 0;
      for (const [, name = ''] of line.matchAll(/\[([^\][]{0,300})\]\(/g)) linked += name.length;
      const plain = line.replace(/\]\([^)]{0,500}\)/g, '').length - linked;
      shape.links += linked;
      if (plain >= LEAST_PROSE && !/^\s*\|/.test(line)) shape.prose += plain;
    }
  }
  return shape;
}
