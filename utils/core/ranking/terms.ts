/** What a language's stemmer and stop words make of words. */
export interface Terms {
  language: string;
  /** A text's words in their order: folded, as the page's language parts them. */
  words(text: string): string[];
  /** What a word is looked up by; undefined for words that say nothing. */
  term(word: string): string | undefined;
}

type Loader = () => Promise<[{ stemmer(word: string): string }, { stopwords: string[] }]>;

const english: Loader = () => Promise.all([import('@orama/stemmers/english'), import('@orama/stopwords/english')]);

/** Only the one that is needed is loaded. */
const LANGUAGES: Record<string, Loader> = {
  ar: () => Promise.all([import('@orama/stemmers/arabic'), import('@orama/stopwords/arabic')]),
  bg: () => Promise.all([import('@orama/stemmers/bulgarian'), import('@orama/stopwords/bulgarian')]),
  da: () => Promise.all([import('@orama/stemmers/danish'), import('@orama/stopwords/danish')]),
  de: () => Promise.all([import('@orama/stemmers/german'), import('@orama/stopwords/german')]),
  el: () => Promise.all([import('@orama/stemmers/greek'), import('@orama/stopwords/greek')]),
  en: english,
  es: () => Promise.all([import('@orama/stemmers/spanish'), import('@orama/stopwords/spanish')]),
  fi: () => Promise.all([import('@orama/stemmers/finnish'), import('@orama/stopwords/finnish')]),
  fr: () => Promise.all([import('@orama/stemmers/french'), import('@orama/stopwords/french')]),
  hi: () => Promise.all([import('@orama/stemmers/indian'), import('@orama/stopwords/indian')]),
  hu: () => Promise.all([import('@orama/stemmers/hungarian'), import('@orama/stopwords/hungarian')]),
  id: () => Promise.all([import('@orama/stemmers/indonesian'), import('@orama/stopwords/indonesian')]),
  it: () => Promise.all([import('@orama/stemmers/italian'), import('@orama/stopwords/italian')]),
  ja: () => Promise.all([{ stemmer: asItIs }, import('@orama/stopwords/japanese')]),
  nl: () => Promise.all([import('@orama/stemmers/dutch'), import('@orama/stopwords/dutch')]),
  no: () => Promise.all([import('@orama/stemmers/norwegian'), import('@orama/stopwords/norwegian')]),
  pt: () => Promise.all([import('@orama/stemmers/portuguese'), import('@orama/stopwords/portuguese')]),
  ro: () => Promise.all([import('@orama/stemmers/romanian'), import('@orama/stopwords/romanian')]),
  ru: () => Promise.all([import('@orama/stemmers/russian'), import('@orama/stopwords/russian')]),
  sv: () => Promise.all([import('@orama/stemmers/swedish'), import('@orama/stopwords/swedish')]),
  tr: () => Promise.all([import('@orama/stemmers/turkish'), import('@orama/stopwords/turkish')]),
  uk: () => Promise.all([import('@orama/stemmers/ukrainian'), import('@orama/stopwords/ukrainian')]),
  zh: () => Promise.all([{ stemmer: asItIs }, import('@orama/stopwords/mandarin')]),
};
const SAME_AS: Record<string, string> = { nb: 'no', nn: 'no', yue: 'zh', be: 'ru' };

/** Terms for a language; for one nobody knows, words as they stand. Latin words on other pages are stemmed as English. */
export async function termsFor(language: string): Promise<Terms> {
  const code = SAME_AS[language] ?? language;
  const [own, latin] = await Promise.all([
    LANGUAGES[code]?.(),
    /^(?:ar|bg|el|hi|ja|ru|uk|zh|th|ko|he)$/.test(code) ? english() : undefined,
  ]);
  const stop = new Set([...(own?.[1].stopwords ?? []), ...(latin?.[1].stopwords ?? [])].map(fold));
  const known = new Map<string, string | undefined>();
  return {
    language,
    words: (text) => wordsOf(text, language),
    term(word) {
      if (known.has(word)) return known.get(word);
      const stem = latin && LATIN.test(word) ? latin[0].stemmer : own?.[0].stemmer;
      const bare = withoutPrefix(word);
      const term = stop.has(word) || stop.has(bare) || isLoneLetter(word) ? undefined : foldAccents(stem?.(bare) ?? bare);
      known.set(word, term);
      return term;
    },
  };
}

const LATIN = /^[\p{Script=Latin}\p{M}'’\d]+$/u;
const ARABIC = /^\p{Script=Arabic}+$/u;
const HAN = /\p{Script=Han}/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SPACED_WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * Scripts with spaces are parted by a pattern, twenty times as fast as `Intl.Segmenter`, which parts the others. There each Chinese
 * character counts as well: the question is often parted unlike the page (支払え, 支払い), and engines differ.
 */
function wordsOf(text: string, language: string): string[] {
  const folded = fold(text);
  if (!UNSPACED.test(folded)) return folded.match(SPACED_WORD) ?? [];
  const words: string[] = [];
  for (const { segment, isWordLike } of wordSegmenter(language).segment(folded))
    if (isWordLike) words.push(segment, ...(segment.length > 1 ? (segment.match(HAN) ?? []) : []));
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(/^[a-z]{2,3}$/.test(language) ? language : undefined, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

const ASCII = /^[\0-\x7F]*$/;
const VARIED = /[\u0591-\u06FFё’]/;

/** One form of what is written in several ways: compatibility forms, case, ё, Arabic vowel marks and kinds of alef. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKC').toLowerCase();
  if (!VARIED.test(folded)) return folded;
  return folded
    .replace(/[\u064B-\u065F\u0670\u0640\u0591-\u05C7]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ё', 'е')
    .replaceAll('’', "'");
}

/** Arabic writes "and" and the article onto the word; the steps are those of the light10 stemmer (Larkey et al., 2007). */
function withoutPrefix(word: string): string {
  return ARABIC.test(word) ? word.replace(/^و(?=\p{L}{3})/u, '').replace(/^(?:[بكف]?ال|لل)(?=\p{L}{2})/u, '') : word;
}

/** After stemming, which needs them. Marks of other scripts make other letters (й, が) and stay. */
function foldAccents(term: string): string {
  return LATIN.test(term) ? term.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss') : term;
}

function isLoneLetter(word: string): boolean {
  return word.length === 1 && /[^\p{N}\p{Script=Han}]/u.test(word);
}

function asItIs(word: string): string {
  return word;
}
