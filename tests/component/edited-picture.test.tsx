import { Blob } from 'node:buffer';
import { locks } from 'node:worker_threads';
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { Dexie } from 'dexie';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useEditedPicture } from '@/components/chat/use-edited-picture';
import type { ShownPicture } from '@/components/ui/pictures/shown-picture';
import { editLock } from '@/utils/chat/locks';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { fileOf } from '@/utils/store/files';

Object.defineProperty(navigator, 'locks', { value: locks });
beforeEach(() => db.files.clear());
afterEach(cleanup);

// Node's blobs, which the database here keeps.
const picture = (bytes: string) => ({ bytes: new Blob([bytes], { type: 'image/png' }), width: 4, height: 2 }) as Picture;
const BEFORE: SourceFile = {
  ...{ id: 'f', chatId: 'draft:', hash: 'before', readAt: 0, kind: 'file', url: '', title: 'map.png', language: '', icon: '', text: '' },
  picture: picture('before'),
};
const AFTER: SourceFile = { ...BEFORE, hash: 'after', picture: picture('covered') };

interface Given {
  picture: ShownPicture;
  onDone(done?: Picture): Promise<void>;
}
type Editor = ReactElement<{ children(loaded: { PictureEditor: string }): ReactElement<Given> }>;

/** A waiting picture, once it was edited. */
async function edited() {
  await db.files.add(BEFORE);
  const { result, rerender } = renderHook((files: readonly SourceFile[]) => useEditedPicture(files), { initialProps: [BEFORE] });
  act(() => result.current.edit(BEFORE));
  await waitFor(() => expect(result.current.editor).toBeTruthy());
  await act(() => (result.current.editor as Editor).props.children({ PictureEditor: 'div' }).props.onDone(AFTER.picture));
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

test('a picture that another panel edits is neither edited nor put back, and it is said as long as that is so', async () => {
  const { result } = await edited();
  const { hash } = (await fileOf('f')) ?? {};
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const held = navigator.locks.request(editLock('f'), () => done);
  const { rerender: show } = render(result.current.undecided);
  const isSaid = (sentence: string | null) =>
    waitFor(() => {
      show(result.current.undecided);
      expect(screen.queryByText(/another panel/)?.textContent ?? null).toBe(sentence);
    });
  act(() => result.current.edit(AFTER));
  await isSaid('“map.png” is being edited in another panel.');
  expect(result.current.editor).toBeFalsy();
  render(result.current.undo);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await isSaid('“map.png” is being edited in another panel.');
  expect((await fileOf('f'))?.hash).toBe(hash);
  finish();
  await held;
  await isSaid(null);
  act(() => result.current.edit(AFTER));
  await waitFor(() => expect(result.current.editor).toBeTruthy());
});

test('of several pictures that are to be edited while the database is busy the last one is, as it is by then', async () => {
  const other: SourceFile = { ...BEFORE, id: 'g', title: 'lens.png' };
  await db.files.bulkAdd([BEFORE, other]);
  const { result } = renderHook(() => useEditedPicture([BEFORE, other]));
  const seen = new Set<string>();
  const { promise: idle, resolve: goOn } = Promise.withResolvers<void>();
  const busy = db.transaction('rw', db.files, async () => {
    await Dexie.waitFor(idle);
    await db.files.update('g', { picture: picture('covered meanwhile') });
  });
  act(() => result.current.edit(BEFORE));
  act(() => result.current.edit(other));
  goOn();
  await busy;
  const shown = () => (result.current.editor as Editor | undefined)?.props.children({ PictureEditor: 'div' });
  await waitFor(() => {
    const title = shown()?.props.picture.name;
    if (title) seen.add(title);
    expect(title).toBe('lens.png');
  });
  expect([...seen]).toEqual(['lens.png']);
  expect(shown()?.key).toBe('g');
  expect(await shown()?.props.picture.bytes.text()).toBe('covered meanwhile');
});
