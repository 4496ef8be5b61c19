import { expect, test } from 'vitest';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { runTurn } from '@/utils/chat/turn';
import { parseJson } from '@/utils/core/json';
import { pdfMedia } from '@/utils/core/media/pdf-media';
import { type Part, sourcePart } from '@/utils/core/parts';
import type { Modality, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, sendItself } from '@/utils/store/files';
import { messageOf } from '@/utils/store/messages';
import { longPdf } from '../documents/pdfs';
import { misbehave, queueTurn } from './queued-turn';

const PDF = longPdf(3);
const BASE64 = Buffer.from(PDF).toString('base64');

/** Asks about a PDF that is to go as itself. @returns the request's body, the answer's row and its receipt */
async function ask(providerId: string, path: string, inputs: Modality[], struck?: [number, number][]) {
  const { url, seen } = await misbehave((_, response) => response.writeHead(400).end('{}'));
  const models = [{ id: 'm', name: 'm', contextWindow: 1_000_000, inputs }];
  const { id, question } = await queueTurn(url, { endpoint: { providerId, models, baseUrl: `${url}${path}` } });
  const file: SourceFile = {
    ...{ id: `${id}-pdf`, chatId: question.chatId, hash: 'h', readAt: 0, kind: 'file', url: '', title: 'plan.pdf', language: '', icon: '' },
    ...{ text: 'Built in 1811.\n\nLit in 1823.', pages: { read: 3, of: 3 }, media: await pdfMedia(new Blob([PDF]), 3) },
  };
  await db.files.add(file);
  const part: Part = { ...sourcePart(file.id, file), ...(struck ? { struck } : {}) };
  await db.messages.update(question.id, { parts: [part, ...question.parts] });
  await runTurn(id);
  const row = await messageOf(id);
  return { said: JSON.stringify(parseJson(seen.at(-1)?.body ?? '')), row, receipt: row && (await receiptOfAnswer(row)) };
}

test.each([
  ['gemini', '/v1beta', `"inlineData":{"mimeType":"application/pdf","data":"${BASE64}"}`],
  ['anthropic', '/v1', `"source":{"type":"base64","media_type":"application/pdf","data":"${BASE64}"}`],
  ['openai-responses', '/v1', `"file_data":"data:application/pdf;base64,${BASE64}"`],
  ['openai-compatible', '/v1', `"filename":"plan.pdf","file_data":"data:application/pdf;base64,${BASE64}"`],
])('%s is sent a PDF itself, without its text, at its price', async (providerId, path, wanted) => {
  const { said, row, receipt } = await ask(providerId, path, ['text', 'image', 'file']);
  expect(said).toContain(wanted);
  expect(said).toContain('The PDF that follows.');
  expect(said).not.toContain('Lit in 1823');
  expect(row?.sent).toEqual([{ fileId: `${row?.id}-pdf`, sent: 1, of: 1 }]);
  expect(receipt?.entries.find(({ media }) => media)).toMatchObject({ media: { title: 'plan.pdf' }, tokens: 9_000 });
});

test.each([
  ['ollama', ''],
  ['anthropic', '/v1'],
])('%s, where a model takes none, is sent its text, which is cited as any', async (providerId, path) => {
  const { said, row, receipt } = await ask(providerId, path, ['text', 'image']);
  expect(said).toContain('Lit in 1823');
  expect(said).not.toContain(BASE64.slice(0, 100));
  expect(row?.sent).toMatchObject([{ sent: 2, of: 2, letter: 'a' }]);
  expect(receipt?.entries.some(({ media }) => media)).toBe(false);
});

test('a PDF of which words were left out goes as what is left of its text', async () => {
  const { said } = await ask('anthropic', '/v1', ['text', 'image', 'file'], [[2, 2]]);
  expect(said).toContain('Built in 1811');
  expect(said).not.toContain('Lit in 1823');
  expect(said).not.toContain(BASE64.slice(0, 100));
});

test('a PDF that waits goes as itself, or as its text again', async () => {
  const source = {
    kind: 'file' as const,
    url: '',
    title: 'plan.pdf',
    language: '',
    icon: '',
    text: 'Lit in 1823.',
    pages: { read: 3, of: 3 },
  };
  const id = await attach('waits', source);
  const [before] = await attachmentsOf('waits');
  await sendItself(id, await pdfMedia(new Blob([PDF]), 3));
  const [itself] = await attachmentsOf('waits');
  expect(itself).toMatchObject({ text: 'Lit in 1823.', media: { pages: 3, seconds: 0 } });
  expect(itself?.media?.bytes.type).toBe('application/pdf');
  await sendItself(id, undefined);
  expect((await attachmentsOf('waits'))[0]).toEqual(before);
});
