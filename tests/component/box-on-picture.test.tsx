import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoxOnPicture } from '@/components/ui/pictures/box-on-picture';

const [onTake, onLeave] = [vi.fn(), vi.fn()];

beforeEach(() => {
  // The picture is shown with 400 by 200 pixels, its corner at 10, 20.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 20, 400, 200));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
  render(<BoxOnPicture picture={new Blob(['x'])} hint="Draw a box over what you ask about" onTake={onTake} onLeave={onLeave} />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  onTake.mockReset();
  onLeave.mockReset();
});

const picture = () => screen.getByRole('img', { name: 'Draw a box over what you ask about' });
const box = () => screen.getByRole('group', { name: /^The box/ });

function drag(from: [number, number], to: [number, number], shiftKey = false): void {
  fireEvent.pointerDown(picture(), { clientX: from[0], clientY: from[1] });
  for (const [clientX, clientY] of [[from[0] + 1, from[1] + 1], to]) fireEvent.pointerMove(document, { clientX, clientY });
  fireEvent.pointerUp(document, { clientX: to[0], clientY: to[1], shiftKey });
}

test('the box that a pointer draws is taken when it is released, whichever way it was drawn, and a click draws none', () => {
  drag([110, 70], [112, 71]);
  expect(onTake).not.toHaveBeenCalled();
  drag([110, 70], [310, 170]);
  drag([310, 170], [110, 70], true);
  const drawn = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 };
  expect(onTake.mock.calls).toEqual([
    [drawn, false],
    [drawn, true],
  ]);
  expect(onLeave).not.toHaveBeenCalled();
});

test('the keyboard puts a box in the middle, moves and sizes it, and takes it with Enter', async () => {
  const put = screen.getByRole('button', { name: 'Put a box in the middle' });
  await waitFor(() => expect(document.activeElement).toBe(put));
  fireEvent.click(put);
  expect(document.activeElement).toBe(box());
  // Enter that is held down since the button takes nothing.
  fireEvent.keyDown(box(), { key: 'Enter', repeat: true });
  expect(onTake).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(box(), { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(screen.getByRole('button', { name: 'Bottom edge: arrow keys size the box' }), { key: 'ArrowUp', shiftKey: true });
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onTake).toHaveBeenCalledOnce();
  const [taken] = onTake.mock.calls[0] ?? [];
  const expected = { left: 0.3, top: 0.25, width: 0.5, height: 0.45 };
  for (const [part, value] of Object.entries(expected)) expect(taken[part], part).toBeCloseTo(value);
});

test('Escape leaves', async () => {
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Put a box in the middle'));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledOnce();
  expect(onTake).not.toHaveBeenCalled();
});
