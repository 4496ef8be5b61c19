/** What the words of a block, a heading or an address speak of; patterns are features, no rules. Each is tested on text in small letters. */
export const SIGNALS: readonly RegExp[] = [
  /subscri|newsletter|sign ?up|inscri|abonn|suscr|подпис|订阅|訂閱|購読|اشترك/,
  /cookie|privacy|terms|datenschutz|impressum|confidentialit|privacidad|конфиденц|隐私|隱私|プライバシー|利用規約|الخصوصية/,
  /\bshare\b|tweet|facebook|twitter|linkedin|whatsapp|instagram|follow us|teilen|partager|compartir|поделит|分享|シェア|シェアする|شارك/,
  /\bcomments?\b|\breply\b|log ?in|sign ?in|register|kommentar|commentaire|comentario|антвет|ответить|войти|评论|登录|コメント|返信|تعليق/,
  /related|recommend|you (?:may|might)|also like|popular|trending|more (?:from|in|on|stories)|read next|ähnlich|mehr zu|à lire|similaires|relacionad|читайте|похож|相关|推荐|関連|おすすめ|ذات صلة/,
  /\bmenu\b|\bsearch\b|skip to|\bhome\b|navigation|suche|rechercher|buscar|меню|поиск|菜单|搜索|検索|メニュー|بحث/,
  /add to (?:cart|bag|basket)|\bbuy\b|checkout|shipping|in stock|warenkorb|panier|carrito|корзин|купить|购物车|カート|السلة/,
  /©|copyright|all rights reserved|powered by|rechte vorbehalten|droits réservés|derechos reservados|все права/,
  /\bby\b .{2,40}$|\bauthor|posted|published|updated|min(?:ute)?s? read|veröffentlicht|publié|publicado|опубликован|发布|公開|نشر/,
  /view all|see all|load more|show more|read more|learn more|next|previous|back to|mehr|suivant|siguiente|далее|ещё|更多|もっと|المزيد/,
  /reviews?\b|rating|\bstars?\b|bewertung|\bavis\b|reseñ|отзыв|评价|レビュー|تقييم/,
  /description|specifications?|details|features|overview|ingredients|beschreibung|caractéristiques|descripción|описание|характерист|商品|仕様/,
  /contact|about us|careers|press|faq|help|support|kontakt|über uns|à propos|nosotros|контакт|о нас|联系|お問い合わせ|اتصل/,
  /advert|sponsor|promot|anzeige|publicité|publicidad|реклам|广告|広告|إعلان/,
  /table of contents|on this page|in this article|contents|inhalt|sommaire|índice|содержание|目录|目次/,
  /\d\s*(?:%|off\b)|\bsale\b|discount|coupon|free\b|rabatt|remise|descuento|скидк|折扣|割引|خصم/,
];

export const PRICE = /(?:[$€£¥₹₽]|\b(?:usd|eur|gbp|руб|kr)\b)\s?\d|\d\s?(?:[€£¥₽₹]|usd|eur|руб|kr\b)/;
export const DATE =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|年/;
export const SENTENCE_END = /[.!?…。！？؟।:;][)"'”’»\]]*\s*$/;

/** What an address speaks of, in its host and path. */
export const ADDRESSES: readonly RegExp[] = [
  /\/(?:p|dp|products?|item|itm|pd|sku)[/-]/,
  /shop|store|boutique|buy|sale/,
  /\/(?:collections?|category|categories|c|tags?|cat|browse|catalog|plp|department|s)(?:\/|$)|search|list/,
  /blog|news|article|stor(?:y|ies)|post|magazine|insights?|resources?/,
  /\/(?:19|20)\d\d\//,
  /docs?[./]|\/docs?|documentation|\/api|guide|reference|manual|wiki|learn|tutorial|developer|handbook|help/,
  /forum|thread|topic|question|discuss|communit|viewtopic|showthread|\/t\/|\/r\/|answers|board/,
  /service|solution|feature|pricing|platform|product|about|company|industr|agency|consult/,
  /\.html?$|\.php|\.aspx?/,
  /-.*-.*-.*-/,
];

/** What schema.org types speak of. https://schema.org/docs/full.html */
export const TYPES: readonly RegExp[] = [
  /article|posting|report/i,
  /^product|offer/i,
  /itemlist|collectionpage|searchresults/i,
  /discussion|qapage|question|comment|answer/i,
  /faqpage/i,
  /organization|localbusiness|service|corporation/i,
  /recipe|howto/i,
  /^webpage$|website/i,
  /breadcrumb/i,
  /review|rating/i,
  /techarticle|apireference|software/i,
  /person|profile/i,
];
