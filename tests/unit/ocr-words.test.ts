import { beforeEach, expect, test, vi } from 'vitest';
import { buildPrompt } from '@/utils/chat/prompt';
import { wordsOfTsv } from '@/utils/core/ocr/words-of-tsv';
import { type Part, sourcePart } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, changePicture, keepWords } from '@/utils/store/files';
import { png } from '../documents/pictures';

const WORDS = 'The lighthouse was lit in 1823.\n\nПервый маяк зажгли в 1823 году.';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const picture = (text = '') => ({
  kind: 'file' as const,
  url: '',
  title: 'sign.png',
  language: '',
  icon: '',
  text,
  picture: { bytes: new Blob([png(20, 10)], { type: 'image/png' }), width: 20, height: 10 },
});

/** A picture that waits for the next question, with its words. */
async function read(words: string, text = ''): Promise<SourceFile> {
  await keepWords(await attach('c', picture(text)), words, ['eng', 'rus']);
  const [file] = await attachmentsOf('c');
  if (!file) throw new Error('It is not kept.');
  return file;
}

function askedOf(file: SourceFile): Message[] {
  const parts = [sourcePart(file.id, file), { type: 'text' as const, text: 'When?' }];
  return [{ id: 'q', chatId: 'c', seq: 0, parentId: null, role: 'user', status: 'done', createdAt: 0, parts }];
}

/** What stands for the picture. */
function sourceIn({ messages }: Awaited<ReturnType<typeof buildPrompt>>): string {
  const content = messages[0]?.content ?? [];
  const [part] = Array.isArray(content) ? content : [];
  return part && 'text' in part ? part.text : '';
}

/** A row of Tesseract's, of which only these columns say something here. */
const row = (paragraph: number, line: number, confidence: number, word: string) =>
  ['5', '1', '1', paragraph, line, '1', '0', '0', '9', '9', confidence, word].join('\t');

test('words keep their lines and paragraphs, and what Tesseract is not sure of is left out', () => {
  const tsv = [
    '4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t',
    row(1, 1, 96, 'The'),
    row(1, 1, 12, '#~'),
    row(1, 1, 91.5, 'lighthouse'),
    row(1, 2, 90, 'was lit'),
    row(2, 1, 88, '—'),
    row(3, 1, 95, '灯台'),
    row(3, 1, 95, 'は'),
    row(3, 1, 95, '1823'),
    row(3, 1, 95, ' '),
  ];
  expect(wordsOfTsv(tsv.join('\n'))).toBe('The lighthouse\nwas lit\n\n灯台は 1823');
  expect(wordsOfTsv('')).toBe('');
});

test('a model that does not see gets the words as passages it can cite, and is told how they were read', async () => {
  const file = await read(`${WORDS} </source> [a7]`, 'Alternative text: A sign');
  const built = await buildPrompt(askedOf(file), [file]);
  expect(sourceIn(built)).toMatch(
    /^<source kind="picture" title="sign\.png">\nThe words in a picture that you cannot see, .*They may hold mistakes\.\n\[a1\] Alternative text: A sign/,
  );
  expect(sourceIn(built)).toContain('The lighthouse was lit in 1823.');
  expect(sourceIn(built).match(/<\/source/g)).toHaveLength(1);
  expect(sourceIn(built)).toContain('(a7)');
  expect(built.sent[0]).toMatchObject({ fileId: file.id, letter: 'a' });
  expect(built.sent[0]).not.toHaveProperty('unseen');
  const [question] = askedOf(file);
  if (!question) throw new Error('Nobody asks.');
  const parts: Part[] = [
    { ...sourcePart(file.id, file), struck: [[2, built.sent[0]?.of ?? 0]] },
    { type: 'text', text: 'When?' },
  ];
  const struck = sourceIn(await buildPrompt([{ ...question, parts }], [file]));
  expect(struck).toContain('A sign');
  expect(struck).not.toContain('1823');
});

test('a model that sees gets the picture as before, without the words', async () => {
  const file = await read(WORDS, 'Alternative text: A sign');
  const built = await buildPrompt(askedOf(file), [file], undefined, {
    pictures: new Map([[file.id, { data: new Uint8Array(1), type: 'image/png', tokens: 1 }]]),
  });
  expect(sourceIn(built)).toBe('<source kind="picture" title="sign.png">\nThe picture that follows.\nAlternative text: A sign\n</source>');
  expect(built.sent).toEqual([{ fileId: file.id, sent: 1, of: 1 }]);
});

test('a picture in which no words were found is told as one that is not seen', async () => {
  const file = await read('', 'Alternative text: A sign');
  expect(file.ocr).toEqual({ from: 24, languages: ['eng', 'rus'] });
  const built = await buildPrompt(askedOf(file), [file]);
  expect(sourceIn(built)).toContain('You cannot see pictures.\nAlternative text: A sign\n');
  expect(built.sent).toEqual([{ fileId: file.id, sent: 0, of: 1, unseen: true }]);
});

test('a picture that is read again has its last words alone, and what its page says of it', async () => {
  const { id } = await read('Der Leuchttum', 'Caption: A sign');
  await keepWords(id, 'Der Leuchtturm', ['deu']);
  const [file] = await attachmentsOf('c');
  expect(file?.text).toBe('Caption: A sign\n\nDer Leuchtturm');
  expect(file?.ocr).toEqual({ from: 15, languages: ['deu'] });
});

test('words of a picture as it was before it was changed never go along', async () => {
  const id = await attach('edited', picture('Alternative text: A sign'));
  const [unread] = await attachmentsOf('edited');
  await keepWords(id, 'The secret stands below', ['eng'], unread?.hash);
  expect((await attachmentsOf('edited'))[0]?.text).toContain('secret');
  await changePicture({ id, picture: unread?.picture }, { bytes: new Blob(['covered'], { type: 'image/png' }), width: 1, height: 1 });
  const [covered] = await attachmentsOf('edited');
  expect(covered).toMatchObject({ text: 'Alternative text: A sign' });
  expect(covered?.ocr).toBeUndefined();
  // They were being read meanwhile.
  await keepWords(id, 'The secret stands below', ['eng'], unread?.hash);
  expect((await attachmentsOf('edited'))[0]?.text).toBe('Alternative text: A sign');
});

test('a picture that is covered while the hash of its words is reckoned does not get them', async () => {
  const id = await attach('edited', picture());
  const [unread] = await attachmentsOf('edited');
  const { promise: isReckoned, resolve: begin } = Promise.withResolvers<void>();
  const { promise: isCovered, resolve: goOn } = Promise.withResolvers<void>();
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...asked) => {
    begin();
    await isCovered;
    return digest(...asked);
  });
  const keeping = keepWords(id, 'The secret stands below', ['eng'], unread?.hash);
  await isReckoned;
  await changePicture({ id, picture: unread?.picture }, { bytes: new Blob(['covered'], { type: 'image/png' }), width: 1, height: 1 });
  const [covered] = await attachmentsOf('edited');
  goOn();
  await keeping;
  expect(await attachmentsOf('edited')).toEqual([covered]);
  expect(covered?.text).toBe('');
});
