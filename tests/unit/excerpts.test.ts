import { readFileSync } from 'node:fs';
import type { LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { type Passage, passagesOf } from '@/utils/core/passages/passages';
import { keyPassages, rankPassages } from '@/utils/core/ranking/rank';
import { termsFor } from '@/utils/core/ranking/terms';
import { words } from '@/utils/i18n/words';
import { excerpts } from '@/utils/providers/excerpts';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';

const LANGUAGES = ['en', 'de', 'ru', 'zh', 'ja', 'ar'];
/** Per language: questions in other words than the page's, and what must be among the excerpts. */
const QUESTIONS = JSON.parse(readFileSync('tests/pages/excerpts/questions.json', 'utf8')) as Record<
  string,
  [question: string, answer: string][]
>;
const SUMMARISE: Record<string, string> = {
  en: 'Summarise this page in five points.',
  de: 'Worum geht es in diesem Artikel?',
  ru: 'О чём эта статья?',
  zh: '请总结一下这篇文章。',
  ja: 'この記事を要約してください。',
  ar: 'لخص هذا المقال من فضلك.',
};

const pageIn = (language: string) => readFileSync(`tests/pages/excerpts/${language}.md`, 'utf8');

function sourcePart(text: string, language = '', title = 'A page', kind = 'page') {
  return {
    type: 'text' as const,
    text: `<source>\n${text}\n</source>`,
    providerOptions: { aside: { source: { kind, title, url: 'https://example.org/', language, text } } },
  };
}

const ask = (question: string, ...sources: ReturnType<typeof sourcePart>[]): LanguageModelV4Prompt => [
  { role: 'user', content: [...sources, { type: 'text', text: question }] },
];

async function streamed(prompt: LanguageModelV4Prompt, abortSignal?: AbortSignal): Promise<LanguageModelV4StreamPart[]> {
  const model = await excerpts.model(EXCERPTS_ENDPOINT, 'excerpts', () => Promise.reject(new Error('the engine has no network')));
  const { stream } = await model.doStream({ prompt, ...(abortSignal ? { abortSignal } : {}) });
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

async function answerTo(prompt: LanguageModelV4Prompt): Promise<string> {
  return (await streamed(prompt)).map((part) => (part.type === 'text-delta' ? part.delta : '')).join('');
}

/** The quotations of an answer, as a reader sees them. */
function quotationsIn(answer: string): string[] {
  return answer
    .split('\n\n')
    .filter((block) => block.startsWith('> '))
    .map((block) => block.replace(/^> /gm, '').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

const plainPage = (markdown: string, language: string) =>
  passagesOf(markdown, language)
    .map(({ text }) => text)
    .join('\n');

describe.each(LANGUAGES)('on the page in %s', (language) => {
  const page = pageIn(language);
  const questions = QUESTIONS[language] ?? [];
  const passages = passagesOf(page, language);
  const hitsAmong = (some: readonly Passage[], answer: string) => some.some(({ text }) => text.includes(answer));

  test('at most four excerpts hold what was asked for, in at least 85 of 100 questions', async () => {
    expect(questions.length).toBeGreaterThanOrEqual(8);
    const missed: string[] = [];
    for (const [question, answer] of questions) {
      expect(plainPage(page, language)).toContain(answer);
      const quotations = quotationsIn(await answerTo(ask(question, sourcePart(page, language))));
      expect(quotations.length).toBeLessThanOrEqual(4);
      if (!quotations.some((text) => text.includes(answer))) missed.push(question);
    }
    expect(1 - missed.length / questions.length, `missed: ${missed.join(' ')}`).toBeGreaterThanOrEqual(0.85);
  });

  test('the first excerpt in rank is right far more often than the first four of the page, or the longest', async () => {
    let first = 0;
    for (const [question, answer] of questions) {
      const [best] = await rankPassages(passages, question, language);
      if (best && hitsAmong([best.passage], answer)) first++;
    }
    const inFront = questions.filter(([, answer]) => hitsAmong(passages.slice(0, 4), answer)).length;
    const longest = passages.toSorted((a, b) => b.text.length - a.text.length).slice(0, 4);
    const inLongest = questions.filter(([, answer]) => hitsAmong(longest, answer)).length;
    expect(first / questions.length).toBeGreaterThanOrEqual(0.55);
    expect(first).toBeGreaterThan(inFront * 2);
    expect(first).toBeGreaterThan(inLongest);
  });

  test('what the page declares makes no difference where it declares nothing', async () => {
    const [question = ''] = questions[2] ?? [];
    expect(await answerTo(ask(question, sourcePart(page, '')))).toBe(await answerTo(ask(question, sourcePart(page, language))));
  });

  test('a summary is three to five excerpts in the page’s own words and order, and no wall', async () => {
    const answer = await answerTo(ask(SUMMARISE[language] ?? '', sourcePart(page, language)));
    const quotations = quotationsIn(answer);
    expect(quotations.length).toBeGreaterThanOrEqual(3);
    expect(quotations.length).toBeLessThanOrEqual(5);
    expect(answer.length).toBeLessThanOrEqual(1_600);
    const text = plainPage(page, language);
    const places = quotations.map((quotation) => text.indexOf(quotation));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const quotation of quotations) {
      expect(quotation.length).toBeLessThanOrEqual(400);
      expect(quotation).not.toMatch(/cookie|クッキー|ارتباط\.|›|>|·|©/i);
    }
  });
});

describe('terms', () => {
  test.each([
    ['en', 'cities', 'city'],
    ['de', 'Häusern', 'Haus'],
    ['ru', 'кораблей', 'корабль'],
    ['ru', 'ёлки', 'елка'],
    ['fr', 'élèves', 'élève'],
    ['ar', 'والماءُ', 'ماء'],
    ['ja', 'ﾀﾜｰ', 'タワー'],
    ['zh', 'passkeys', 'Passkey'],
  ])('in %s are one for %s and %s', async (language, one, other) => {
    const terms = await termsFor(language);
    const of = (text: string) => terms.words(text).map((word) => terms.term(word));
    expect(of(one)).toEqual(of(other));
    expect(of(one)).not.toContain(undefined);
  });

  test('are words as they stand in a language nobody knows', async () => {
    const terms = await termsFor('tlh');
    expect(terms.words('Heghlu’meH QaQ').map((word) => terms.term(word))).toEqual(["heghlu'meh", 'qaq']);
  });
});

describe('key passages', () => {
  test('come from more than one part of the page', async () => {
    for (const language of LANGUAGES) {
      const key = await keyPassages(passagesOf(pageIn(language), language), '', language, 5);
      expect(new Set(key.map(({ heading }) => heading)).size).toBeGreaterThanOrEqual(3);
    }
  });

  test('do not say the same thing twice', async () => {
    const twice =
      'The tidal mill at Saltern Quay grinds wheat again after ninety years of silence, thanks to a patient trust of volunteers. ';
    const other = 'Engineers fitted a slow turbine beside the wheel of the mill, so that eels may pass on autumn nights without any harm. ';
    const key = await keyPassages(passagesOf([twice, twice, other, twice].join('\n\n'), 'en'), 'The mill', 'en', 5);
    expect(key.map(({ text }) => text)).toEqual([twice.trim(), other.trim()]);
  });

  test('are the words themselves where a page has nothing but scraps', async () => {
    expect((await keyPassages(passagesOf('- Tea\n- Milk\n', 'en'), '', 'en', 5)).map(({ text }) => text)).toEqual(['Tea', 'Milk']);
    expect(await keyPassages([], '', 'en', 5)).toEqual([]);
  });
});

describe('the excerpts engine', () => {
  const tea =
    '# Tea\n\nTea is picked by hand in the hills of the north.\n\n## Water\n\nThe water should be just below the boil.\n\n## Cups\n\nA cup without a handle is held at the rim.\n';

  test('answers any of our buttons with key passages, and a question with the nearest', async () => {
    const action: LanguageModelV4Prompt = [
      {
        role: 'user',
        content: [sourcePart(tea), { type: 'text', text: 'How hot is the water?', providerOptions: { aside: { actionId: 'summarise' } } }],
      },
    ];
    expect(quotationsIn(await answerTo(action))).toHaveLength(3);
    expect(quotationsIn(await answerTo(ask('How hot is the water?', sourcePart(tea))))).toEqual([
      'The water should be just below the boil.',
    ]);
  });

  test('takes “what is this about?” in any language for a wish for the whole', async () => {
    const summary = await answerTo(ask('Summarise this page.', sourcePart(pageIn('en'), 'en')));
    const whole = [
      'What is this page about?',
      'tl;dr',
      'Fass das bitte zusammen',
      'О чём эта статья?',
      'De quoi parle cette page ?',
      '¿De qué trata?',
      '总结一下',
      '要約して',
      'عم يتحدث هذا المقال؟',
    ];
    for (const question of whole)
      expect(quotationsIn(await answerTo(ask(question, sourcePart(pageIn('en'), 'en')))).length, question).toBeGreaterThanOrEqual(3);
    expect(quotationsIn(summary).length).toBeGreaterThanOrEqual(3);
  });

  test('does not take a question that only sounds like it for one', async () => {
    const [nearest] = quotationsIn(await answerTo(ask('О чём спорят?', sourcePart(pageIn('ru'), 'ru'))));
    expect(nearest).toContain('Спорят и о краске');
  });

  test('says so, and nothing else, where nothing matches', async () => {
    expect(await answerTo(ask('Which football club won the championship?', sourcePart(pageIn('en'), 'en')))).toBe(words('excerpts.none'));
    expect(await answerTo(ask('Кто выиграл чемпионат по футболу?', sourcePart(pageIn('en'), 'en')))).toBe(words('excerpts.none'));
    expect(await answerTo(ask('How hot is the water?', sourcePart('')))).toBe(words('excerpts.none'));
  });

  test('finds names and numbers whatever the language of the question', async () => {
    expect(await answerTo(ask('Кто такой Dilip Rao?', sourcePart(pageIn('en'), 'en')))).toContain('a former shipwright called Dilip Rao');
  });

  test('forgives a slip of the pen', async () => {
    expect(await answerTo(ask('Which brekwater slowed the current?', sourcePart(pageIn('en'), 'en')))).toContain('A new breakwater');
  });

  test('says that there is no page where there is none', async () => {
    expect(await answerTo(ask('What is tea?'))).toBe(words('excerpts.no-page'));
  });

  test('answers a later question from the newest page before it that has the words', async () => {
    const prompt: LanguageModelV4Prompt = [
      { role: 'system', content: 'Be brief.' },
      ...ask('How hot is the water?', sourcePart(tea)),
      { role: 'assistant', content: [{ type: 'text', text: '> Cups' }] },
      ...ask('And the mill?', sourcePart(pageIn('en'), 'en')),
      ...ask('How is a cup held?'),
    ];
    expect(quotationsIn(await answerTo(prompt))).toEqual(['A cup without a handle is held at the rim.']);
  });

  test('explains a selection from the selection', async () => {
    const prompt: LanguageModelV4Prompt = [
      {
        role: 'user',
        content: [
          sourcePart(pageIn('en'), 'en'),
          sourcePart('The water should be just below the boil.', 'en', 'A page', 'selection'),
          { type: 'text', text: 'Explain this selection.', providerOptions: { aside: { actionId: 'explain' } } },
        ],
      },
    ];
    expect(quotationsIn(await answerTo(prompt))).toEqual(['The water should be just below the boil.']);
  });

  test('says that a prompt which asks for new words needs a model, whatever goes with it', async () => {
    const asked = {
      type: 'text' as const,
      text: 'Translate this page into German.',
      providerOptions: { aside: { actionId: 'translate', needsModel: true } },
    };
    for (const content of [[asked], [sourcePart(tea), asked]])
      expect(await answerTo([{ role: 'user', content }])).toMatch(/Connect a model, then ask again\.$/);
  });

  test('groups excerpts under headings only where there are several', async () => {
    expect(await answerTo(ask('How hot is the water?', sourcePart(tea)))).not.toContain('###');
    expect(await answerTo(ask('Is the water or the cup held at the rim?', sourcePart(tea)))).toMatch(/### Water\n\n> .*\n\n### Cups\n\n> /);
  });

  test('lets the page’s words stand as words', async () => {
    const hostile =
      'A price \\<img src=x onerror=alert(1)> of *stars\\* and \\[links\\](https://evil.example/) with `` ` `` and 5 < 6 & R\\&amp;D.';
    const answer = await answerTo(ask('What is the price?', sourcePart(hostile)));
    expect(answer).toBe(
      '> A price \\<img src=x onerror=alert(1)\\> of \\*stars\\* and \\[links\\](https://evil.example/) with \\` and 5 \\< 6 \\& R\\&amp;D.',
    );
    expect(await answerTo(ask('What is the price?', sourcePart('\\# price of tea')))).toBe('> \\# price of tea');
    expect(await answerTo(ask('What is the price?', sourcePart('1986\\. A price of tea')))).toBe('> 1986\\. A price of tea');
  });

  test('shows code as code, whatever fences stand in it', async () => {
    expect(await answerTo(ask('boil', sourcePart('~~~\nboil()\n```\n~~~\n')))).toBe('> ````\n> boil()\n> ```\n> ````');
  });

  test('streams one excerpt after the other, and counts no tokens', async () => {
    const parts = await streamed(ask(SUMMARISE['en'] ?? '', sourcePart(pageIn('en'), 'en')));
    const deltas = parts.filter(({ type }) => type === 'text-delta').length;
    expect(parts.map(({ type }) => type)).toEqual([
      'stream-start',
      'text-start',
      ...Array.from({ length: deltas }, () => 'text-delta'),
      'text-end',
      'finish',
    ]);
    expect(deltas).toBeGreaterThanOrEqual(3);
    expect(parts.at(-1)).toMatchObject({ finishReason: { unified: 'stop' }, usage: { outputTokens: { total: undefined } } });
    const model = await excerpts.model(EXCERPTS_ENDPOINT, 'excerpts', fetchNothing);
    const { content } = await model.doGenerate({ prompt: ask('How hot is the water?', sourcePart(tea)) });
    expect(content).toEqual([{ type: 'text', text: '> The water should be just below the boil.' }]);
  });

  test('stops when the turn is stopped', async () => {
    await expect(streamed(ask('How hot is the water?', sourcePart(tea)), AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    const controller = new AbortController();
    const model = await excerpts.model(EXCERPTS_ENDPOINT, 'excerpts', fetchNothing);
    const { stream } = await model.doStream({ prompt: ask('How hot is the water?', sourcePart(tea)), abortSignal: controller.signal });
    const reader = stream.getReader();
    await reader.read();
    controller.abort();
    await expect(reader.read().then(() => reader.read())).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('offers itself as its one model', async () => {
    expect(await excerpts.models(EXCERPTS_ENDPOINT, fetchNothing, AbortSignal.abort())).toEqual([{ id: 'excerpts', name: 'Excerpts' }]);
  });
});

function fetchNothing(): Promise<Response> {
  return Promise.reject(new Error('the engine has no network'));
}

test('a question about a picture alone is told that it cannot be seen; one with a page is answered from the page', async () => {
  const shown = { type: 'text' as const, text: '<source kind="picture">', providerOptions: { aside: { picture: true } } };
  expect(await answerTo([{ role: 'user', content: [shown, { type: 'text', text: 'What is this?' }] }])).toBe(words('excerpts.picture'));
  const page = sourcePart('The lamp was lit at dusk by its keeper. The ships came in at night.', 'en');
  expect(await answerTo([{ role: 'user', content: [shown, page, { type: 'text', text: 'Who lit the lamp?' }] }])).toContain('its keeper');
});
