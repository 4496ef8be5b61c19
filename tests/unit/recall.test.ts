import { expect, test } from 'vitest';
import { answerReserve } from '@/utils/core/budget';
import { passagesOf } from '@/utils/core/passages/passages';
import { askedUnits } from '@/utils/core/ranking/asked-units';
import { type Cuttable, choosePassages } from '@/utils/core/ranking/choose-passages';
import { createHits } from '@/utils/core/ranking/hits';
import { termsFor } from '@/utils/core/ranking/terms';
import { buildDocument, type Planted, type Subject } from './recall/build-document';
import { chronicle } from './recall/chronicle';
import { expedition } from './recall/expedition';
import { handbook } from './recall/handbook';
import { report } from './recall/report';
import { teaTown } from './recall/tea-town';

/** What is left for sources in the window of a small model, beside the answer, the instructions and a short chat. */
const TOKENS = 4_000;
const SUBJECTS = { chronicle, handbook, report, expedition, teaTown };

const documents = Object.entries(SUBJECTS).map(([name, subject]) => documentOf(name, subject));

function documentOf(name: string, subject: Subject) {
  const { text, planted } = buildDocument(subject);
  const passages = passagesOf(text, subject.language);
  const source: Cuttable = { fileId: name, text, language: subject.language, passages: () => passages };
  return { name, subject, text, planted, passages, source };
}

/** Whether the passage that holds the answer is among those sent. */
async function reaches(all: typeof documents, document: (typeof documents)[number], { question, answer, at, fact }: Planted) {
  const fitted = await choosePassages(
    all.map(({ source }) => source),
    TOKENS,
    question,
  );
  const sent = new Set(fitted.find(({ fileId }) => fileId === document.name)?.passages);
  const place = at + fact.indexOf(answer);
  return document.passages.some(({ n, start, end }) => sent.has(n) && start <= place && place < end);
}

test('the documents are long, and hold what is asked for once', () => {
  expect(answerReserve(8_192) + TOKENS).toBeLessThan(8_192);
  for (const { text, planted, subject } of documents) {
    expect(text.length).toBeGreaterThanOrEqual(60_000);
    expect(planted).toHaveLength(subject.facts.length + subject.later.length);
    for (const { at, fact, answer } of planted) {
      expect(answer, fact).not.toBe('');
      expect(text.slice(at, at + fact.length)).toBe(fact);
    }
  }
});

test('of questions in other words than the text, 95 of 100 have the passage with the answer among what is sent', async () => {
  const rows: Row[] = [];
  const missed: string[] = [];
  for (const document of documents) {
    const { language, facts, later } = document.subject;
    const row = { language, early: 0, ofEarly: facts.length, later: 0, ofLater: later.length, sharesNothing: 0 };
    const terms = await termsFor(language);
    for (const planted of document.planted) {
      const { fact, question, isLater } = planted;
      if (createHits(await askedUnits(question, [language]), terms)(fact).length === 0) row.sharesNothing++;
      if (await reaches([document], document, planted)) row[isLater ? 'later' : 'early']++;
      else missed.push(question);
    }
    rows.push(row);
  }
  const all = rows.reduce(added);
  console.table({ ...Object.fromEntries(rows.map((row, at) => [documents[at]?.name, row])), all: { ...all, language: '' } });
  console.log(`Not reached: ${missed.join(' ')}`);
  expect(all.ofEarly + all.ofLater).toBeGreaterThanOrEqual(200);
  expect((all.early + all.later) / (all.ofEarly + all.ofLater)).toBeGreaterThanOrEqual(0.95);
  expect(all.later / all.ofLater).toBeGreaterThanOrEqual(0.95);
}, 60_000);

test('so have they where all five documents go along', async () => {
  const missed: string[] = [];
  let count = 0;
  for (const document of documents)
    for (const planted of document.planted.filter(({ isLater }) => isLater)) {
      count++;
      if (!(await reaches(documents, document, planted))) missed.push(planted.question);
    }
  console.log(`Among five documents: ${count - missed.length} of ${count}; not reached: ${missed.join(' ')}`);
  expect(1 - missed.length / count).toBeGreaterThanOrEqual(0.95);
}, 60_000);

/** Questions reached and asked, of those the ranking was made with and of those that were written later; and those that share no term with their fact. */
interface Row {
  language: string;
  early: number;
  ofEarly: number;
  later: number;
  ofLater: number;
  sharesNothing: number;
}

function added(a: Row, b: Row): Row {
  return {
    language: '',
    early: a.early + b.early,
    ofEarly: a.ofEarly + b.ofEarly,
    later: a.later + b.later,
    ofLater: a.ofLater + b.ofLater,
    sharesNothing: a.sharesNothing + b.sharesNothing,
  };
}
