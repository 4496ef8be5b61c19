import { liveQuery } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Source } from '@/utils/core/rows';
import { strictDb } from '@/utils/store/db';
import { fileIdsLike, hashOf } from '@/utils/store/files';

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
