import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useStruck } from '@/components/chat/use-struck';
import { passagesOf } from '@/utils/core/passages/passages';
import type { Message, Source, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

afterEach(cleanup);

const page = (text: string): Source => ({ kind: 'page', url: 'https://a.b/', title: 'A page', language: 'en', icon: '', text });
const READ = page('Nobody came.\n\nThe code is 1823.\n\nIt was dark.');
const CHANGED = page('Nobody came.\n\nThe new code is 1824.\n\nIt was dark.');

/** What it says of a question with these sources. */
function holds(struck: { current: ReturnType<typeof useStruck> }, ...sources: readonly Source[]): boolean {
  let isHeld = false;
  act(() => {
    isHeld = struck.current.holds(sources);
  });
  return isHeld;
}

function strike(struck: { current: ReturnType<typeof useStruck> }, source: Source, n: number): void {
  const passage = passagesOf(source.text, source.language).find((each) => each.n === n);
  act(() => passage && struck.current.flip(source, passage));
}

test('a question is held where struck words are not found in the page any more, until the user lets them go', () => {
  const { result } = renderHook(() => useStruck(null, []));
  strike(result, READ, 2);
  expect(holds(result, READ)).toBe(false);
  expect(holds(result, page(`${READ.text}\n\nMore came.`))).toBe(false);
  expect(result.current.held).toBeUndefined();
  expect(holds(result, CHANGED)).toBe(true);
  expect(result.current.held?.count).toBe(1);
  act(() => result.current.letGo());
  expect(result.current.held).toBeUndefined();
  expect(holds(result, CHANGED)).toBe(false);
  strike(result, CHANGED, 2);
  expect(holds(result, CHANGED)).toBe(false);
  expect(holds(result, page('Nobody came.'))).toBe(true);
});

test('another page, and another selection of the same one, hold nothing', () => {
  const { result } = renderHook(() => useStruck(null, []));
  strike(result, READ, 2);
  strike(result, { ...READ, kind: 'selection' }, 2);
  expect(holds(result, { ...CHANGED, url: 'https://a.b/other' }, { ...CHANGED, kind: 'selection' })).toBe(false);
});

test('what a branch struck out of a page stays out of its next reading, and holds it where it is not found', async () => {
  await db.files.put({ ...READ, id: 'f', chatId: 'c', hash: '', readAt: 0 });
  const { kind, url, title, icon } = READ;
  const row = { id: 'q', chatId: 'c', seq: 0, parentId: null, role: 'user', status: 'done', createdAt: 0 } as const;
  const branch: Message[] = [{ ...row, parts: [{ type: 'source', fileId: 'f', label: { kind, url, title, icon }, struck: [[2, 2]] }] }];
  const { result } = renderHook(() => useStruck('c', branch));
  const longer = page(`Before all.\n\n${READ.text}`);
  await waitFor(() => expect(result.current.of(longer)).toEqual([[3, 3]]));
  expect(holds(result, longer)).toBe(false);
  expect(holds(result, CHANGED)).toBe(true);
});

const sign = (text: string, id = 'p'): SourceFile => ({
  ...{ id, chatId: 'draft:', hash: text, readAt: 0, kind: 'file', url: '', title: 'sign.png', language: '', icon: '', text },
  ...{ picture: { bytes: new Blob(['x']), width: 1, height: 1 }, ocr: { from: 0, languages: ['eng'] } },
});

test('words of a picture that were struck out hold a question once they are read otherwise, and only those of this picture', () => {
  const { result } = renderHook(() => useStruck(null, []));
  const read = sign('Nobody came.\n\nThe code is 1823.');
  strike(result, read, 2);
  expect(result.current.of(read)).toEqual([[2, 2]]);
  expect(holds(result, read, sign('The code is 1823.', 'other'))).toBe(false);
  expect(result.current.of(sign('The code is 1823.', 'other'))).toBeUndefined();
  expect(holds(result, sign('Nobody came.\n\nThe c0de is 1823.'))).toBe(true);
  expect(result.current.held).toMatchObject({ count: 1, isOfPictures: true });
  act(() => result.current.letGo());
  expect(holds(result, sign('Nobody came.\n\nThe c0de is 1823.'))).toBe(false);
});
