import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { passagesOf } from '@/utils/core/passages/passages';
import { type Cuttable, choosePassages, type Fitted, PASSAGE_LABEL_TOKENS, type Sendable } from '@/utils/core/ranking/choose-passages';
import { estimateTokens } from '@/utils/core/tokens';

const LANGUAGES = ['en', 'de', 'ru', 'zh', 'ja', 'ar'];
const QUESTIONS = JSON.parse(readFileSync('tests/pages/excerpts/questions.json', 'utf8')) as Record<
  string,
  [question: string, answer: string][]
>;

function sourceOf(fileId: string, text: string, language = 'en'): Cuttable {
  const passages = passagesOf(text, language);
  return { fileId, text, language, passages: () => passages };
}

const page = (language: string) => sourceOf(language, readFileSync(`tests/pages/excerpts/${language}.md`, 'utf8'), language);
const notes = (fileId: string, n: number) =>
  sourceOf(
    fileId,
    Array.from({ length: n }, (_, at) => `Note ${at + 1} of ${fileId} says that nothing happened there today.\n\n`).join(''),
  );
const picture = (fileId: string) => ({ fileId, tokens: 1_600 });

const sentOf = (source: Cuttable, { sent, of, passages }: Fitted) =>
  source.passages().filter(({ n }) => passages?.includes(n) ?? (sent === 1 && of === 1));
const costOf = (source: Cuttable, fitted: Fitted) =>
  sentOf(source, fitted).reduce((sum, { start, end }) => sum + estimateTokens(source.text.slice(start, end)) + PASSAGE_LABEL_TOKENS, 0);
const wholeCost = (source: Cuttable) => costOf(source, { fileId: '', sent: 1, of: 1 });

describe('where not all of it fits', () => {
  test.each(LANGUAGES)('a third of the page in %s holds what was asked for', async (language) => {
    const source = page(language);
    const questions = QUESTIONS[language] ?? [];
    const missed: string[] = [];
    for (const [question, answer] of questions) {
      const [fitted] = await choosePassages([source], Math.floor(wholeCost(source) / 3), question);
      if (!fitted || !sentOf(source, fitted).some(({ text }) => text.includes(answer))) missed.push(question);
    }
    expect(1 - missed.length / questions.length, `missed: ${missed.join(' ')}`).toBeGreaterThanOrEqual(0.8);
  });

  test('a sentence goes along with the one before it and the one after it', async () => {
    const fact = 'The lamp went out at midnight.\n\nNobody saw who had done it.\n\n';
    const source = sourceOf('a', `${notes('a', 60).text}The keeper had gone to bed early.\n\n${fact}${notes('b', 60).text}`);
    const [fitted] = await choosePassages([source], 200, 'When did the lamp go out?');
    const texts = sentOf(source, fitted as Fitted).map(({ text }) => text);
    expect(texts).toContain('The keeper had gone to bed early.');
    expect(texts).toContain('Nobody saw who had done it.');
  });

  test('an older source is asked as well as the newest', async () => {
    const [newest, older] = [notes('newest', 200), page('en')];
    const [first, second] = await choosePassages([newest, older], 800, 'Who is Dilip Rao?');
    expect(sentOf(older, second as Fitted).some(({ text }) => text.includes('Dilip Rao'))).toBe(true);
    // What is left of the room is filled from the start of the newest.
    expect(first?.passages?.slice(0, 3)).toEqual([1, 2, 3]);
  });

  test('a short newest source goes whole, whatever is asked', async () => {
    const [selection, long] = [notes('selection', 5), page('en')];
    const [first, second] = await choosePassages([selection, long], 600, 'Who built the new wheel?');
    expect(first).toEqual({ fileId: 'selection', sent: 1, of: 1 });
    expect(sentOf(long, second as Fitted).some(({ text }) => text.includes('Dilip Rao'))).toBe(true);
  });

  test.each(['Summarise this document.', 'О чём этот документ?', 'Какая скорость у черепахи?'])(
    '“%s” is given the opening and something of each part',
    async (question) => {
      const topics = ['mill', 'bridge', 'harbour', 'school', 'market', 'chapel', 'railway', 'forest', 'quarry', 'museum'];
      const text = topics.map((topic) =>
        Array.from(
          { length: 12 },
          (_, at) => `In year ${at + 1800} the ${topic} of the town was counted among its ${at + 2} oldest sights by many visitors.\n\n`,
        ).join(''),
      );
      const source = sourceOf('a', text.join(''));
      const [fitted] = await choosePassages([source], 900, question);
      const sent = sentOf(source, fitted as Fitted);
      expect(sent[0]?.n).toBe(1);
      for (const topic of topics)
        expect(
          sent.some((each) => each.text.includes(topic)),
          topic,
        ).toBe(true);
    },
  );

  test.each([
    'Translate this page into German.',
    'Bitte übersetze das ins Englische.',
    'Переведи эту страницу на английский.',
    '把这个页面翻译成英文。',
  ])('“%s” is given the text from its beginning', async (question) => {
    const source = page('en');
    const [fitted] = await choosePassages([source], 500, question);
    expect(fitted?.passages?.length).toBeGreaterThan(5);
    expect(fitted?.passages).toEqual(fitted?.passages?.map((_, at) => at + 1));
  });

  test('what comes after a translation is a question again', async () => {
    const source = page('en');
    const [fitted] = await choosePassages([source], 500, 'Translate this page into German.\nWho built the new wheel?');
    expect(sentOf(source, fitted as Fitted).some(({ text }) => text.includes('Dilip Rao'))).toBe(true);
  });

  test('a question about a translation is a question', async () => {
    const source = sourceOf('a', `${notes('a', 90).text}Vera Mohr translated the book into Welsh.\n\n${notes('b', 90).text}`);
    const [fitted] = await choosePassages([source], 200, 'Who translated the book?');
    expect(sentOf(source, fitted as Fitted).some(({ text }) => text.includes('Vera Mohr'))).toBe(true);
  });

  test('what is said twice is sent once before anything else', async () => {
    const source = sourceOf('a', `${'The lamp went out at midnight.\n\n'.repeat(50)}${notes('b', 50).text}`);
    const [fitted] = await choosePassages([source], 300, 'When did the lamp go out?');
    expect(sentOf(source, fitted as Fitted).some(({ text }) => text.startsWith('Note'))).toBe(true);
  });

  test('a row of a table comes with the head of its table', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => `| station ${at} | ${at * 3} | ${at * 7} |`).join('\n');
    const source = sourceOf('a', `# Lines\n\n| name | platforms | passengers |\n| --- | --- | --- |\n${rows}\n`);
    const [fitted] = await choosePassages([source], 150, 'station 57');
    const texts = sentOf(source, fitted as Fitted).map(({ text }) => text);
    expect(texts).toContain('station 57 | 171 | 399');
    expect(texts.some((text) => text.startsWith('name'))).toBe(true);
  });
});

describe('whatever is asked', () => {
  test('all goes whole where all of it fits, labels counted', async () => {
    const [a, b] = [notes('a', 9), notes('b', 7)];
    const tokens = wholeCost(a) + wholeCost(b);
    const whole = [a, b].map(({ fileId }) => ({ fileId, sent: 1, of: 1 }));
    expect(await choosePassages([a, b], tokens, 'Note 3?')).toEqual(whole);
    expect(await choosePassages([a, b], tokens - 1, 'Note 3?')).not.toEqual(whole);
  });

  test('no room sends nothing and says so', async () => {
    expect(await choosePassages([notes('a', 10), picture('b')], -5, 'Note 3?')).toEqual([
      { fileId: 'a', sent: 0, of: 10, passages: [] },
      { fileId: 'b', sent: 0, of: 1 },
    ]);
    expect(await choosePassages([], 100, '')).toEqual([]);
  });

  test('what is sent never costs more than the room, and numbers ascend', async () => {
    const texts = [notes('a', 30), page('zh'), page('en')];
    for (const question of ['Who built the new wheel?', '总结一下', '', 'Note 3 of a'])
      for (let tokens = 0; tokens < 4_000; tokens += 997) {
        const fitted = await choosePassages(texts, tokens, question);
        expect(texts.reduce((sum, source, at) => sum + costOf(source, fitted[at] as Fitted), 0)).toBeLessThanOrEqual(tokens);
        for (const { passages = [], sent, of } of fitted) {
          expect(passages).toEqual([...new Set(passages)].sort((a, b) => a - b));
          expect(sent).toBeLessThanOrEqual(of);
        }
        expect(await choosePassages(texts, tokens, question)).toEqual(fitted);
      }
  });

  test('a picture goes whole or not at all, and displaces nothing newer that fits', async () => {
    const b = notes('b', 10);
    const tokens = 1_650 + wholeCost(b);
    expect(await choosePassages([picture('a'), b, picture('c')], tokens, 'Note 3?')).toMatchObject([
      { fileId: 'a', sent: 1, of: 1 },
      { fileId: 'b', sent: 1, of: 1 },
      { fileId: 'c', sent: 0, of: 1 },
    ]);
  });

  test('an older picture stays beside a long text where it takes little of the room', async () => {
    const sources: Sendable[] = [page('en'), notes('long', 2_000), picture('c')];
    const [, , last] = await choosePassages(sources, 8_000, 'Note 3?');
    expect(last).toEqual({ fileId: 'c', sent: 1, of: 1 });
    const [, , left] = await choosePassages(sources, 4_000, 'Note 3?');
    expect(left).toEqual({ fileId: 'c', sent: 0, of: 1 });
  });

  test('a text of signs alone goes whole or not at all', async () => {
    const signs = sourceOf('a', '—'.repeat(100));
    expect(await choosePassages([signs], 10, 'Why?')).toEqual([{ fileId: 'a', sent: 0, of: 1, passages: [] }]);
    expect(await choosePassages([signs], 500, 'Why?')).toEqual([{ fileId: 'a', sent: 1, of: 1 }]);
  });
});
