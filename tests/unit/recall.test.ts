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
  const table: Record<string, Record<string, string>> = {};
  const all = { early: 0, later: 0, 'later, among five': 0, 'nothing in common': 0 };
  const missed: string[] = [];
  for (const document of documents) {
    const hits = { early: 0, later: 0, 'later, among five': 0, 'nothing in common': 0 };
    const terms = await termsFor(document.subject.language);
    for (const planted of document.planted) {
      const { isLater, fact, question } = planted;
      const asked = await askedUnits(question, [document.subject.language]);
      if (createHits(asked, terms)(fact).length === 0) hits['nothing in common']++;
      const isAlone = await reaches([document], document, planted);
      const isAmong = !isLater || (await reaches(documents, document, planted));
      if (isAlone) hits[isLater ? 'later' : 'early']++;
      if (isLater && isAmong) hits['later, among five']++;
      if (!isAlone || !isAmong) missed.push(`${question} ${isAlone ? '(among five)' : ''}`);
    }
    table[document.name] = { language: document.subject.language };
    for (const key of Object.keys(all) as (keyof typeof all)[]) {
      all[key] += hits[key];
      Object.assign(table[document.name] ?? {}, { [key]: hits[key] });
    }
  }
  const early = documents.reduce((sum, { subject }) => sum + subject.facts.length, 0);
  const later = documents.reduce((sum, { subject }) => sum + subject.later.length, 0);
  console.table({ ...table, all, of: { early, later, 'later, among five': later, 'nothing in common': early + later } });
  console.log(`Not reached:\n${missed.join('\n')}`);
  expect(early + later).toBeGreaterThanOrEqual(200);
  expect((all.early + all.later) / (early + later)).toBeGreaterThanOrEqual(0.95);
  expect(all.later / later).toBeGreaterThanOrEqual(0.95);
  expect(all['later, among five'] / later).toBeGreaterThanOrEqual(0.95);
}, 120_000);
