import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useEditedPicture } from '@/components/chat/use-edited-picture';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { fileOf } from '@/utils/store/files';

beforeEach(() => db.files.clear());
afterEach(cleanup);

const picture = (bytes: string): Picture => ({ bytes: new Blob([bytes], { type: 'image/png' }), width: 4, height: 2 });
const BEFORE: SourceFile = {
  ...{ id: 'f', chatId: 'draft:', hash: 'before', readAt: 0, kind: 'file', url: '', title: 'map.png', language: '', icon: '', text: '' },
  picture: picture('before'),
};
const AFTER: SourceFile = { ...BEFORE, hash: 'after', picture: picture('covered') };

type Editor = ReactElement<{ children(loaded: { PictureEditor: string }): ReactElement<{ onDone(done?: Picture): void }> }>;

/** A waiting picture, once it was edited. */
async function edited() {
  await db.files.add(BEFORE);
  const { result, rerender } = renderHook((files: readonly SourceFile[]) => useEditedPicture(files), { initialProps: [BEFORE] });
  act(() => result.current.edit(BEFORE));
  await waitFor(() => expect(result.current.editor).toBeTruthy());
  act(() => (result.current.editor as Editor).props.children({ PictureEditor: 'div' }).props.onDone(AFTER.picture));
  await waitFor(() => expect(result.current.editor).toBeFalsy());
  rerender([AFTER]);
  expect(result.current.undo).toBeTruthy();
  return { result, rerender };
}

test('that a picture was changed is said until it is undone, and words that are read of it say nothing', async () => {
  const { result, rerender } = await edited();
  rerender([{ ...AFTER, text: 'A lamp', hash: 'after, with words' }]);
  expect(result.current.undo).toBeTruthy();
  const { hash } = (await fileOf('f')) ?? {};
  render(result.current.undo);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await fileOf('f'))?.hash).not.toBe(hash));
  rerender([{ ...BEFORE, text: 'A lamp', hash: 'before, with words' }]);
  expect(result.current.undo).toBeFalsy();
});

test('it is said no more where another picture stands in its place, or none', async () => {
  const { result, rerender } = await edited();
  rerender([{ ...AFTER, picture: picture('changed elsewhere') }]);
  expect(result.current.undo).toBeFalsy();
  rerender([]);
  expect(result.current.undo).toBeFalsy();
});
