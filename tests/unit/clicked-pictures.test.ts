import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pictureOfClick } from '@/utils/chat/picture-of-click';

const TAB = { id: 'one', tabId: 1, windowId: 2, actionId: 'attach', createdAt: 0 };
const SAYS = { name: 'lamp.png', alt: '', caption: '' };
const { signal } = new AbortController();

/** What a frame says, or why the browser runs nothing there. */
function answers(said: unknown): void {
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async () => {
    if (said instanceof Error) throw said;
    return [{ frameId: 0, result: said }];
  }) as never);
}

describe('a right click', () => {
  test.each([
    [
      'of another site',
      new Error('Cannot access contents of the page. Extension manifest must request permission to access the respective host.'),
    ],
    ['of another site, as Firefox says it', new Error('Missing host permission for the tab or frames')],
    ['in a sandbox, which cannot be placed', { state: 'foreign', says: SAYS }],
  ])('in a frame %s leaves it to the user to show what is meant', async (_, said) => {
    answers(said);
    expect(await pictureOfClick(TAB, { frameId: 3 }, signal)).toBeUndefined();
  });

  test('in a page that may not be read, or on what is not in view, says so', async () => {
    answers(new Error('Missing host permission for the tab'));
    await expect(pictureOfClick(TAB, { frameId: 0 }, signal)).rejects.toThrow('page-not-allowed');
    answers({ state: 'foreign', says: SAYS });
    await expect(pictureOfClick(TAB, { frameId: 0 }, signal)).rejects.toThrow('picture-foreign');
  });

  test('in a frame on a picture that is broken says so', async () => {
    answers({ state: 'broken' });
    await expect(pictureOfClick(TAB, { frameId: 3 }, signal)).rejects.toThrow('picture-broken');
  });
});
