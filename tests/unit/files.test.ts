import { liveQuery } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Source } from '@/utils/core/rows';
import { strictDb } from '@/utils/store/db';
import { attach, attachmentsOf, changePicture, detach, fileIdsLike, hashOf, keepEdits, orderFiles } from '@/utils/store/files';

const PAGE: Source = { kind: 'page', url: 'https://example.com/', title: 'Tides', text: 'Mud.', language: 'en', icon: '' };

test('a view that watches for files like a source sees one that comes', async () => {
  let seen: string[] | undefined;
  const watching = liveQuery(() => fileIdsLike('c', PAGE)).subscribe((ids) => {
    seen = ids;
  });
  onTestFinished(() => watching.unsubscribe());
  await vi.waitFor(() => expect(seen).toEqual([]));
  await strictDb.files.add({ ...PAGE, id: 'f', chatId: 'c', hash: await hashOf(PAGE), readAt: 0 });
  await vi.waitFor(() => expect(seen).toEqual(['f']));
});

const picture = (bytes: string) => ({ bytes: new Blob([bytes], { type: 'image/png' }), width: 4, height: 2 });

test('files that wait are put in order, those of one moment too, and what came meanwhile stays last', async () => {
  const titles = async () => (await attachmentsOf('c')).map(({ title }) => title);
  const ids: string[] = [];
  for (const title of ['a', 'b', 'c']) ids.push(await attach('c', { ...PAGE, kind: 'file', title, text: title }, 1_000));
  const [a = '', b = '', c = ''] = ids;
  await orderFiles([c, a, b]);
  expect(await titles()).toEqual(['c', 'a', 'b']);
  await attach('c', { ...PAGE, kind: 'file', title: 'd', text: 'd' }, 2_000);
  await orderFiles([b, c, a]);
  expect(await titles()).toEqual(['b', 'c', 'a', 'd']);
  // Taken out in another panel meanwhile.
  await detach(c);
  await orderFiles([a, c, b]);
  expect(await titles()).toEqual(['a', 'b', 'd']);
});

test('pieces of one page or film that look and are called alike all stand, and one that is taken again brings none twice', async () => {
  const piece = (title: string): Source => ({ ...PAGE, kind: 'file', title, text: '', picture: picture('grey') });
  for (let takes = 0; takes < 2; takes++) {
    const ids: string[] = [];
    for (const at of [1, 2, 3]) ids.push(await attach('pieces', piece('0:01'), at, ids));
    expect(new Set(ids).size).toBe(3);
  }
  const rows = await attachmentsOf('pieces');
  expect(rows.map(({ readAt }) => readAt)).toEqual([1, 2, 3]);
  // Who sends them keeps one of each hash.
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3);
});

test('a picture that waits is changed in its place, back again, and never once it was sent', async () => {
  const map: Source = { ...PAGE, kind: 'file', title: 'map.png', text: 'A map of the coast', picture: picture('before') };
  const id = await attach('e', map, 1_000);
  await attach('e', { ...map, title: 'lens.png', picture: picture('lens') }, 2_000);
  const [before] = await attachmentsOf('e');
  await changePicture({ ...map, id }, { ...picture('after'), width: 2 });
  const [after, second] = await attachmentsOf('e');
  expect(after).toMatchObject({ id, title: 'map.png', text: 'A map of the coast', picture: { width: 2 } });
  expect(await after?.picture?.bytes.text()).toBe('after');
  expect(after?.hash).not.toBe(before?.hash);
  expect(second?.title).toBe('lens.png');
  // In another panel it is still the one before, and what was covered in it would be uncovered.
  await expect(changePicture({ ...map, id }, picture('other'))).rejects.toThrow('picture-replaced');
  expect((await attachmentsOf('e'))[0]).toEqual(after);
  await changePicture({ id, picture: after?.picture }, map.picture ?? picture(''));
  expect((await attachmentsOf('e'))[0]).toEqual(before);
  await strictDb.files.update(id, { chatId: 'e' });
  await expect(changePicture({ ...map, id }, picture('late'))).rejects.toThrow('picture-replaced');
  await expect(changePicture({ ...map, id: 'gone' }, picture('late'))).rejects.toThrow('picture-replaced');
  expect(await (await strictDb.files.get(id))?.picture?.bytes.text()).toBe('before');
});

test('what was done to a picture and is not decided stays with it as long as it waits and is the same, and is gone when it is changed', async () => {
  const id = await attach('g', { ...PAGE, kind: 'file', title: 'map.png', picture: picture('before') }, 1_000);
  const edits = { all: [{ kind: 'cover' as const, frame: { x: 0, y: 0, width: 1, height: 1 } }], count: 1 };
  const now = async () => {
    const row = await strictDb.files.get(id);
    if (!row) throw new Error('It is gone.');
    return row;
  };
  const before = await now();
  await keepEdits(before, edits);
  expect(await now()).toEqual({ ...before, edits });
  await keepEdits(before, undefined);
  expect(await now()).toEqual(before);
  await keepEdits(before, edits);
  await changePicture(before, picture('another'));
  expect(await now()).not.toHaveProperty('edits');
  // In another panel it is still the one before.
  await keepEdits(before, edits);
  expect(await now()).not.toHaveProperty('edits');
  await strictDb.files.update(id, { chatId: 'g' });
  await keepEdits(await now(), edits);
  expect(await now()).not.toHaveProperty('edits');
});
