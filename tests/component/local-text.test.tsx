import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  // As a panel that opens anew: each begins with what is kept.
  vi.resetModules();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const full = () => {
  const there = localStorage;
  const setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const taken = { setItem, getItem: there.getItem.bind(there), removeItem: there.removeItem.bind(there) };
  return vi.spyOn(window, 'localStorage', 'get').mockReturnValue(taken as unknown as Storage);
};
/** As in Firefox where `dom.storage.enabled` is off. */
const gone = () => vi.spyOn(window, 'localStorage', 'get').mockReturnValue(null as unknown as Storage);
/** As in Chromium where a site may keep nothing. */
const barred = () =>
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });

test.each([
  ['full', full],
  ['not there', gone],
  ['barred', barred],
])('drafts, wishes and edits stay as long as the panel where storage is %s', async (_name, hinder) => {
  hinder();
  const { draft, keepDraft, openDraft } = await import('@/components/chat/draft');
  const { keepWish, useWish } = await import('@/components/chat/picture-wishes');
  const { beginEdit, endEdit, keepEdit, useEdit } = await import('@/components/chat/edits');
  const { result } = renderHook(() => ({ wish: useWish('a'), edit: useEdit('q') }));
  openDraft('a');
  draft.text = 'A lamp';
  keepDraft();
  act(() => {
    keepWish('a', true);
    beginEdit('q', 'Why?');
    keepEdit('q', '');
  });
  openDraft('b');
  expect(draft.text).toBe('');
  openDraft('a');
  expect([draft.text, result.current]).toEqual(['A lamp', { wish: true, edit: '' }]);
  draft.text = '';
  keepDraft();
  act(() => {
    keepWish('a', false);
    endEdit('q');
  });
  openDraft('b');
  openDraft('a');
  expect([draft.text, result.current]).toEqual(['', { wish: false, edit: undefined }]);
});

test('what was kept before storage was full stays kept, and what did not fit is, once there is room', async () => {
  localStorage.setItem('draft:', 'A lamp');
  const { draft, keepDraft } = await import('@/components/chat/draft');
  const noRoom = full();
  draft.text = 'A large lamp';
  keepDraft();
  noRoom.mockRestore();
  expect(localStorage.getItem('draft:')).toBe('A lamp');
  keepDraft();
  expect(localStorage.getItem('draft:')).toBe('A large lamp');
});

test('the first paint has its look and its language where storage is not there', async () => {
  barred();
  const { applyLook, mirroredLook } = await import('@/components/ui/apply-look');
  const { firstWords, mirrorLanguage } = await import('@/utils/i18n/load-words');
  expect(firstWords()).toBeUndefined();
  mirrorLanguage('de');
  const look = { ...mirroredLook(), theme: 'dark' as const };
  applyLook(look);
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(mirroredLook()).toEqual(look);
});

test('nothing is swept, and all is forgotten, where storage is not there', async () => {
  gone();
  const { forgetLocalTexts, keepLocalText, localText } = await import('@/utils/core/local-text');
  const { sweepDrafts } = await import('@/components/chat/sweep-drafts');
  keepLocalText('draft:gone', 'A lamp');
  keepLocalText('theme', 'x');
  await sweepDrafts();
  expect([localText('draft:gone'), localText('theme')]).toEqual([undefined, 'x']);
  forgetLocalTexts();
  expect(localText('theme')).toBeUndefined();
});
