/** The commonest little words, which no text of the language does without. */
const LITTLE_WORDS: Record<string, string> = {
  en: 'the of and to in is that was for with are this be by from',
  de: 'der die und das ist nicht von den mit zu ein eine sich auf dem im für',
  fr: 'le la les des et est une dans que pour qui sur pas du au par ce',
  es: 'el la los las de que y en una por con se para es del lo como',
  it: 'il di che la è per un una non sono con del della si gli nel anche',
  pt: 'o de que e do da em um para com não uma os no se na dos ao',
  nl: 'de het een van en is dat niet op te zijn met voor die aan ook',
};

const SCRIPTS: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];
/** Which of them a declared language is written in; Latin where it is not listed. */
const WRITTEN_LIKE: Record<string, string> = {
  ...{
    ja: 'ja',
    ko: 'ko',
    zh: 'zh',
    yue: 'zh',
    ar: 'ar',
    fa: 'ar',
    ur: 'ar',
    ps: 'ar',
    he: 'he',
    yi: 'he',
    th: 'th',
    hi: 'hi',
    ne: 'hi',
    mr: 'hi',
    el: 'el',
  },
  ...{ ru: 'ru', uk: 'ru', be: 'ru', bg: 'ru', mk: 'ru', kk: 'ru', ky: 'ru', mn: 'ru' },
};

/**
 * The language of a text as a bare code (`de`): what the page declares, unless the text is plainly another's (templates often say `en`);
 * else a guess by script and little words; empty where there is nothing to go by.
 * @param declared BCP 47 or empty
 */
export function languageOf(declared: string, text: string): string {
  const code = (declared.split(/[-_]/)[0] ?? '').toLowerCase();
  const sample = text.slice(0, 6_000);
  const script = scriptOf(sample);
  if (script === undefined) return code;
  // Serbian and some others are written in two scripts: nothing to hold against them.
  if (code && (code === 'sr' || (WRITTEN_LIKE[code] ?? 'latin') === script))
    return script === 'latin' ? latinLanguageOf(sample, code) : code;
  return script === 'latin' ? latinLanguageOf(sample, '') : script;
}

/** The script most letters are in, named by its commonest language; kana tell Japanese from Chinese even where Han prevails. */
function scriptOf(text: string): string | undefined {
  const counts = SCRIPTS.map(([letters, script]) => ({ script, count: text.match(letters)?.length ?? 0 }));
  const [kana, , han] = counts;
  if (kana && han && kana.count * 10 > han.count) kana.count += han.count;
  counts.push({ script: 'latin', count: (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / (latinWeighsLess(counts) ? 3 : 1) });
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best));
  return most.count > 0 ? most.script : undefined;
}

/** Names and terms in Latin letters are common in any page, and one of Han says as much as three of them. */
function latinWeighsLess(counts: readonly { count: number }[]): boolean {
  return counts.some(({ count }) => count > 0);
}

/** The declared language, unless another has far more of its little words. */
function latinLanguageOf(sample: string, declared: string): string {
  const words = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  const hitsOf = (language: string): number =>
    (LITTLE_WORDS[language] ?? '').split(' ').reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
  let best = { language: declared, hits: declared ? Math.max(10, hitsOf(declared) * 3) : 1 };
  for (const language of Object.keys(LITTLE_WORDS)) {
    const hits = hitsOf(language);
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
