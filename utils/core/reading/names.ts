/**
 * What words in classes, ids and roles speak of, one bit a group. The words are those that authors of pages use, whatever language
 * they write in; the groups are features, no rules.
 */
const GROUPS = [
  ['content', 'content|contents|inhalt|contenido|contenu|conteudo'],
  ['article', 'article|artikel|story|entry|post|blog|news|essay|wysiwyg|richtext|prose|markdown|rte'],
  ['body', 'body|text|copy|paragraph|description|summary|excerpt|intro|lead|dek|standfirst|abstract|desc'],
  ['main', 'main|primary|central'],
  ['side', 'sidebar|side|aside|rail|secondary|complementary|left|right|col'],
  ['nav', 'nav|navigation|menu|menubar|navbar|breadcrumb|breadcrumbs|crumb|crumbs|topbar|subnav|megamenu|dropdown|submenu'],
  ['foot', 'footer|foot|bottom|contentinfo|colophon|copyright|legal|disclaimer'],
  ['head', 'header|masthead|head|banner|top|topbar|site'],
  ['comment', 'comment|comments|disqus|reply|replies|discussion|respond|remark|kommentar|comentario'],
  ['share', 'share|sharing|social|follow|facebook|twitter|pinterest|whatsapp|addtoany|addthis|like|likes|clap'],
  [
    'related',
    'related|recommend|recommended|recommendation|recirc|more|popular|trending|similar|suggest|suggested|also|next|prev|previous|recent|latest|upsell|crosssell',
  ],
  ['promo', 'promo|promotion|ad|ads|advert|advertisement|adsense|sponsor|sponsored|outbrain|taboola|cta|banner|teaser|marketing|upgrade'],
  ['signup', 'newsletter|subscribe|subscription|signup|optin|mailchimp|hubspot|form|register|lead|paywall|login|signin|account'],
  [
    'overlay',
    'cookie|cookies|consent|gdpr|modal|popup|overlay|dialog|toast|notice|alert|notification|lightbox|drawer|offcanvas|tooltip|popover',
  ],
  ['meta', 'meta|byline|author|date|time|published|timestamp|info|posted|updated|reading|credit|credits|source|bio'],
  ['tags', 'tag|tags|category|categories|topic|topics|label|labels|taxonomy|badge|chip|pill|keyword'],
  [
    'product',
    'product|price|prices|buy|cart|spec|specs|specification|specifications|feature|features|variant|sku|shipping|detail|details|stock|shop|offer|amount',
  ],
  ['review', 'review|reviews|rating|ratings|star|stars|testimonial|testimonials|feedback|vote|votes|score|helpful'],
  ['item', 'card|cards|item|items|list|listing|grid|tile|tiles|result|results|row|feed|stream|archive|loop|collection|plp'],
  ['thread', 'thread|message|messages|topic|forum|question|answer|qa|reply|conversation|chat|postbody|messagetext'],
  ['title', 'title|heading|headline|hero|h1|h2|h3|subtitle|subheading|kicker|eyebrow|tagline'],
  [
    'media',
    'image|images|img|photo|picture|caption|figure|gallery|carousel|slider|slide|slick|swiper|video|media|player|thumbnail|thumb|icon|logo',
  ],
  ['pager', 'pagination|pager|page|pages|paging|loadmore|jump|skip|sr|hidden|visually|screen|backtotop|print'],
  ['search', 'search|filter|filters|facet|facets|sort|sorting|toolbar|tool|tools|control|controls|option|options|select|refine'],
  ['toc', 'toc|contents|outline|anchor|index|onthispage|tableofcontents'],
  ['block', 'widget|block|module|section|wrapper|container|component|panel|box|region|area|group|layout|inner|outer'],
  ['docs', 'doc|docs|documentation|api|reference|guide|tutorial|code|highlight|example|syntax|theorem|wiki|mw'],
  [
    'faq',
    'faq|faqs|accordion|collapse|collapsible|tab|tabs|tabpanel|toggle|expand|expandable|step|steps|benefit|benefits|service|services',
  ],
  ['user', 'user|username|avatar|profile|member|people|person|team|staff|contributor'],
  ['contact', 'contact|address|phone|email|map|location|hours|store|locator|support|help|language|lang|country|locale|currency'],
] as const;

export const NAME_COUNT = GROUPS.length;

const BITS = new Map<string, number>();
GROUPS.forEach(([, list], at) => {
  for (const word of list.split('|')) BITS.set(word, (BITS.get(word) ?? 0) | (1 << at));
});
/** Words that are found inside others too, as authors glue them together; longer first. */
const GLUED = [...BITS.keys()].filter((word) => word.length >= 5).sort((a, b) => b.length - a.length);
const INSIDE = new RegExp(GLUED.join('|'), 'g');

/** The groups that a class, an id or a role speaks of. */
export function namesIn(text: string): number {
  let bits = 0;
  for (const word of text.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/)) {
    const small = word.toLowerCase();
    const own = BITS.get(small);
    if (own !== undefined) bits |= own;
    else if (small.length > 5) for (const [inside] of small.matchAll(INSIDE)) bits |= BITS.get(inside) ?? 0;
  }
  return bits;
}
