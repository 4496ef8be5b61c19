import { expect, test } from 'vitest';
import { picturesUpTo } from '@/components/chat/pictures-up-to';
import { type Part, sourcePart } from '@/utils/core/parts';

const size = { width: 4, height: 2 };
const brought: Part = sourcePart('b', { kind: 'file', url: '', title: 'harbour.png', icon: '', text: '', picture: size });
const made: Part = { type: 'picture', fileId: 'm', name: 'picture-1.png', size };

/** A branch, by the ids of its messages: their places. */
const branch = (...parts: Part[][]) =>
  new Map(parts.map((each, at) => [String(at), { parts: each, parentId: at ? String(at - 1) : null }]));

test('an answer points into the pictures of the message before it that holds any, whoever made them', () => {
  const byId = branch([brought], [made], [], [], [brought]);
  expect(picturesUpTo(byId, '0').map(({ fileId }) => fileId)).toEqual(['b']);
  expect(picturesUpTo(byId, '2')).toEqual([{ fileId: 'm', title: 'picture-1.png', picture: size }]);
  expect(picturesUpTo(byId, '4').map(({ fileId }) => fileId)).toEqual(['b']);
  expect(picturesUpTo(branch([], []), '1')).toEqual([]);
  expect(picturesUpTo(byId, null)).toEqual([]);
});
