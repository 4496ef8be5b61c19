import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PictureButton } from '@/components/ui/pictures/picture-button';
import { fileNameOf } from '@/utils/core/pictures/file-name-of';

const bytes = new Blob(['some pixels'], { type: 'image/png' });

beforeEach(() => {
  let made = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  render(<PictureButton picture={{ name: 'map.webp', bytes, width: 1_280, height: 720 }} size={{ width: 96, height: 54 }} />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const small = () => screen.getByRole('button', { name: 'Show map.webp in full size' });
const zoomed = () => screen.findByRole('button', { name: 'Zoom map.webp' });

test('a click shows a picture in full size with its facts, and Escape goes back to where it was', async () => {
  small().focus();
  fireEvent.click(small());
  await waitFor(async () => expect(document.activeElement).toBe(await zoomed()));
  expect(screen.getByRole('dialog', { name: 'map.webp' })).toBeTruthy();
  expect(screen.getByText('1,280 × 720 pixels · PNG · 11 bytes')).toBeTruthy();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(small()));
});

test('it is shown whole, then pixel for pixel, twice as large, and whole again', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400);
  fireEvent.click(small());
  const picture = await zoomed();
  const wide = () => picture.querySelector('img')?.style.width;
  const shown = [wide()];
  for (const press of [() => fireEvent.click(picture), ...['+', '-', '+', '='].map((key) => () => fireEvent.keyDown(picture, { key }))]) {
    press();
    shown.push(wide());
  }
  expect(shown).toEqual(['', '1280px', '2560px', '', '1280px', '2560px']);
  expect(picture.getAttribute('aria-pressed')).toBe('true');
});

test('it is copied as a picture, and a refusal is said', async () => {
  const write = vi.fn(async (_: ClipboardItems) => undefined);
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly held: Record<string, Blob>) {}
    },
  );
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ write } as unknown as Clipboard);
  fireEvent.click(small());
  await zoomed();
  fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await screen.findByText('Copied');
  expect(write.mock.calls[0]?.[0]).toEqual([{ held: { 'image/png': bytes } }]);
  write.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
  fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await screen.findByText('The browser did not let Aside copy.');
});

test('it is saved under its name, with the ending of what it is', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  fireEvent.click(small());
  await zoomed();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(saved).toEqual(['map.png']);
  expect(['a.b.HEIC', 'The light', 'plan.svg', 'scan.pdf, page 2'].map((name) => fileNameOf(name, 'image/jpeg'))).toEqual([
    'a.b.jpg',
    'The light.jpg',
    'plan.jpg',
    'scan.pdf, page 2.jpg',
  ]);
});
