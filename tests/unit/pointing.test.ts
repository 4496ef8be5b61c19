import { expect, test } from 'vitest';
import { findQuotation, type Quotation } from '@/utils/core/pointing/find-quotation';
import { indexLetters } from '@/utils/core/pointing/letter-index';
import { lettersOf, stretchOf } from '@/utils/core/pointing/letters';

/** What is found of a quotation in the texts of a document, as the document writes it. */
function found(
  texts: string[],
  text: string,
  around: Partial<Quotation> = {},
): { words: string; exact: boolean; from: number } | undefined {
  const index = indexLetters(texts);
  const at = findQuotation(index.letters, { text, before: '', after: '', ...around });
  if (!at) return undefined;
  const stretches = index.stretches(at.start, at.end);
  const words = stretches.map(({ text: number, start, end }) => (texts[number] ?? '').slice(start, end)).join('|');
  return { words, exact: at.exact, from: stretches[0]?.text ?? -1 };
}

const RIVER = 'The river is low because the dam above the town was closed in April, and no rain has come since.';
/** Words that say nothing of rivers; other ones for every number. */
const filler = (number: number) => {
  let state = number * 7_919 + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const word = () => Array.from({ length: 2 + (next() % 7) }, () => 'etaoinshrdlucmfwyp'[(next() >>> 8) % 18]).join('');
  return `${Array.from({ length: 12 }, word).join(' ')}. `;
};

test('a quotation is found across elements, whatever its spaces, signs, marks and capitals', () => {
  const texts = [
    'Before. ',
    'The ri',
    'ver',
    ' is\n  low',
    ' because the dam ABOVE the town was\u00a0closed',
    ' in “April”, and no rain has come since.',
    'After.',
  ];
  expect(found(texts, '**The river** is low, because the _dam_ above the town was closed in "April", and no rain has come since.')).toEqual(
    {
      words: 'The ri|ver| is\n  low| because the dam ABOVE the town was\u00a0closed| in “April”, and no rain has come since.',
      exact: true,
      from: 1,
    },
  );
});

test('letters are told back to where they stand, also where one is many', () => {
  for (const text of ['Straße, ﬁne: Ⅷ½ naïve nai\u0308ve', 'ΟΔΟΣ οδός', 'İstanbul ısı', '각 한국어', '𝕬𝖘𝖎𝖉𝖊 👩‍👩‍👧 12']) {
    const letters = lettersOf(text);
    expect([...text].map(lettersOf).join('')).toBe(letters);
    for (let from = 0; from < letters.length; from++) {
      const { start, end } = stretchOf(text, from, letters.length);
      expect(lettersOf(text.slice(start, end))).toContain(letters.slice(from));
    }
  }
  expect(found(['Die Straße', ' ist naß'], 'STRASSE IST NASS')).toMatchObject({ words: 'Straße| ist naß', exact: true });
});

test('words that came in, went or changed leave a passage itself, but not exact', () => {
  const page = (passage: string) => [
    ...Array.from({ length: 30 }, (_, n) => filler(n)),
    passage,
    ...Array.from({ length: 30 }, (_, n) => filler(n + 30)),
  ];
  for (const changed of [
    'The river is very low because the large dam above the town was closed in April, and no rain has come since.',
    'The river is low because the dam was closed in April, and no rain has come since.',
    'The river is low because the dam above the city was shut in April, and no rain came since.',
  ]) {
    const place = found(page(changed), RIVER);
    expect(place).toMatchObject({ exact: false, from: 30 });
    expect(changed).toContain(place?.words);
    expect(place?.words.length).toBeGreaterThan(changed.length * 0.9);
  }
});

test('of a passage that went but for a sentence, the sentence is found', () => {
  const passage = `${RIVER} Boats wait in the harbour for the first time in eleven years. Nobody knows for how long.`;
  const page = [filler(1), 'Boats wait in the harbour for the first time in eleven years.', filler(2)];
  expect(found(page, passage)).toEqual({ words: 'Boats wait in the harbour for the first time in eleven years.', exact: false, from: 1 });
});

test('a sentence that stands three times is told by what stands around it', () => {
  const sentence = 'The offer ends on Sunday.';
  const page = [
    'Apples from the valley. ',
    sentence,
    ' Pears from the hill. ',
    sentence,
    ' Plums from the coast. ',
    sentence,
    ' Nothing else.',
  ];
  expect(found(page, sentence, { before: 'Apples from the valley.', after: 'Pears from the hill.' })?.from).toBe(1);
  expect(found(page, sentence, { before: 'Pears from the hill.', after: 'Plums from the coast.' })?.from).toBe(3);
  expect(found(page, sentence, { before: 'Plums from the coast.' })?.from).toBe(5);
  expect(found(page, sentence, { after: 'Nothing else.' })?.from).toBe(5);
  // Also where the surroundings have changed a little.
  const later = page.with(2, ' NEW! Pears, now also from the far hill. ');
  expect(found(later, sentence, { before: 'Pears from the hill.', after: 'Plums from' })?.from).toBe(3);
});

test('what is gone is not found, and neither is what reads a little like it', () => {
  const page = [RIVER, ...Array.from({ length: 200 }, (_, n) => filler(n))];
  expect(found(page, 'The council has decided to build a second bridge beside the old mill next year.')).toBeUndefined();
  expect(found(page, 'The river is high although the lock below the village stays open in winter, when snow melts.')).toBeUndefined();
  expect(found(page, '…')).toBeUndefined();
});

test('a sentence with other names and numbers is not taken for one that is gone', () => {
  const entry = (name: string, year: number) => `The bell of ${name} was cast in ${year} and hangs in the tower.`;
  const rest = 'Of ropes and lamps there is a list in the harbour. ';
  const page = lettersOf(`${rest.repeat(5)}${entry('Ostend', 1791)} ${rest.repeat(5)}`);
  const around = { before: 'Who came by boat paid nothing at all.', after: 'Goats were kept behind the wall until spring.' };
  expect(findQuotation(page, { text: entry('Karlby', 1826), ...around })).toBeUndefined();
  // Of a passage that is gone, neither.
  expect(findQuotation(page, { text: `Bread was dear that year in town. ${entry('Karlby', 1826)}`, ...around })).toBeUndefined();
  // Where it stood, it has changed.
  expect(findQuotation(page, { text: entry('Karlby', 1791), before: rest, after: rest })).toMatchObject({ exact: false });
});

test('a little word that stands everywhere is not taken for the one that was meant', () => {
  const page = ['Art is long. ', 'The party departs. ', 'Parts of it are apart.'];
  expect(found(page, 'Art', { before: 'An opening that went away', after: 'A chapter that went away, too' })).toBeUndefined();
  expect(found(page, 'Art', { after: 'is long. The party' })?.from).toBe(0);
});

test('Chinese, Japanese and Arabic are found, exactly and changed', () => {
  const chinese = '由于四月份关闭了城镇上方的水坝，河水水位很低，此后一直没有下雨。';
  expect(found(['天气。', '由于四月份<', '关闭了城镇上方的水坝,河水水位很低,此后一直没有下雨。', '别的。'], chinese)).toMatchObject({
    exact: true,
    from: 1,
  });
  expect(found(['天气。', '由于四月份关闭了城镇上方的大水坝，河水水位非常低，此后没有下雨。', '别的。'], chinese)).toMatchObject({
    exact: false,
    from: 1,
  });
  expect(found(['今日は。', 'ﾀﾞﾑが閉じられたため、川の水位は低い。'], 'ダムが閉じられたため、川の水位は低い。')).toMatchObject({
    exact: true,
    from: 1,
  });
  const arabic = 'النهر منخفض لأن السد فوق المدينة أغلق في أبريل ولم تهطل الأمطار منذ ذلك الحين.';
  expect(
    found(['مقدمة. ', 'النَّهر منخفض لأنّ السدّ فوق المدينة أُغلق في أبريل، ولم تهطل الأمطار منذ ذلك الحين', ' خاتمة.'], arabic),
  ).toMatchObject({ exact: true, from: 1 });
  expect(
    found(['مقدمة. ', 'النهر منخفض جدا لأن السد الكبير فوق المدينة أغلق في أبريل ولم تهطل أمطار منذ ذلك الحين', ' خاتمة.'], arabic),
  ).toMatchObject({ exact: false, from: 1 });
});

test('a row of a table is found in its cells, and of one whose column went a cell', () => {
  const cells = ['Station', 'Level', 'Change', 'Upper Bridge', '1.24 m', '−3 cm', 'Lower Bridge', '1.24 m', '−5 cm'];
  expect(found(cells, 'Upper Bridge | 1.24 m | −3 cm')).toEqual({ words: 'Upper Bridge|1.24 m|−3 cm', exact: true, from: 3 });
  const row = 'The measuring station at the upper bridge | 1.24 m above the zero of the gauge | falling';
  expect(found(['The measuring station at the upper bridge', 'x'.repeat(300), 'falling'], row)).toMatchObject({
    words: 'The measuring station at the upper bridge',
    exact: false,
  });
});

test('a document of two million letters takes a bounded time, whatever is looked for in it', { timeout: 30_000 }, () => {
  const texts = Array.from({ length: 26_000 }, (_, n) => filler(n));
  const index = indexLetters(texts);
  expect(index.letters.length).toBeGreaterThan(1_400_000);
  const changed = `${filler(20_000).replace(/[aeiou]\w/, 'Q')}${filler(20_001).slice(8)}`;
  const begun = performance.now();
  expect(findQuotation(index.letters, { text: changed, before: filler(19_999), after: filler(20_002) })).toMatchObject({ exact: false });
  // Nothing of it is there, and it has many parts.
  const lost = Array.from({ length: 40 }, (_, n) => `Nobody wrote sentence ${n} of these, be it ${'so or '.repeat(n)}otherwise.`).join(' ');
  expect(findQuotation(index.letters, { text: lost, before: '', after: '' })).toBeUndefined();
  expect(findQuotation('ab'.repeat(1_000_000), { text: 'ab'.repeat(400), before: 'x', after: 'y' })).toBeDefined();
  expect(findQuotation('ab'.repeat(1_000_000), { text: 'abc'.repeat(400), before: 'x', after: 'y' })).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(15_000);
});
