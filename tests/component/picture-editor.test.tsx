import { locks } from 'node:worker_threads';
import { cleanup, createEvent, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useLiveQuery } from 'dexie-react-hooks';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { AttachmentChips } from '@/components/chat/attachment-chips';
import type { Attachments } from '@/components/chat/use-attachments';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf } from '@/utils/store/files';

/** What was drawn on the canvases of a test, in its order; there are no pixels here. */
const drawn: string[] = [];

/** As much of a canvas as the editor uses. */
class FakeCanvas {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext = () => ({
    drawImage: (_: unknown, x: number, y: number) => drawn.push(`picture ${x} ${y}`),
    getImageData: (_: number, __: number, width: number, height: number) => ({ data: new Uint8ClampedArray(width * height * 4).fill(255) }),
    fillRect: (...box: number[]) => drawn.push(`box ${box.join(' ')}`),
    stroke(this: CanvasRenderingContext2D) {
      drawn.push(`rim ${this.lineWidth}`);
    },
    fill: () => drawn.push('stroke'),
  });
  async convertToBlob() {
    return new Blob([`${this.width} by ${this.height}`], { type: 'image/png' });
  }
}

Object.defineProperty(navigator, 'locks', { value: locks });

beforeEach(async () => {
  await db.files.clear();
  drawn.length = 0;
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 200));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  vi.stubGlobal('Path2D', class {});
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 200, close: () => undefined }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  for (const [at, title] of ['map.png', 'lens.png', 'notes.md'].entries()) {
    const picture = { bytes: new Blob([title], { type: 'image/png' }), width: 400, height: 200 };
    const source = { kind: 'file' as const, url: '', title, language: '', icon: '', text: 'What it says' };
    await attach(null, title === 'notes.md' ? source : { ...source, picture }, at + 1);
  }
  render(<Chips />);
  await screen.findByRole('button', { name: 'Edit map.png' });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The chips of what waits for a new chat. */
function Chips() {
  const files = useLiveQuery(() => attachmentsOf(null)) ?? [];
  const attachments = { files, reading: [], readWhole: () => undefined, pagesAsPictures: () => undefined } as unknown as Attachments;
  return <AttachmentChips attachments={attachments}>{null}</AttachmentChips>;
}

/** Titles and sizes: the database here keeps no bytes. */
const waiting = async () =>
  (await attachmentsOf(null)).map(({ title, picture }) => [title, picture && `${picture.width} by ${picture.height}`]);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function openEditor(): Promise<void> {
  fireEvent.click(button('Edit map.png'));
  await screen.findByRole('img', { name: 'map.png' });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Crop'));
}

test('a picture is cropped and covered with the keyboard, and step by step back and forth', async () => {
  await openEditor();
  const right = button(/^Right edge/);
  for (let times = 0; times < 10; times++) fireEvent.keyDown(right, { key: 'ArrowLeft', shiftKey: true });
  fireEvent.keyDown(screen.getByRole('group', { name: /^The box/ }), { key: 'Enter' });
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.keyDown(screen.getByRole('group', { name: /^The box/ }), { key: 'Enter' });
  // The keyboard goes where the next box begins.
  expect(document.activeElement?.textContent).toBe('Put a box in the middle');
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'z', ctrlKey: true });
  expect(button('Do it again').getAttribute('aria-disabled')).toBe('false');
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Z', ctrlKey: true, shiftKey: true });
  expect(button('Do it again').getAttribute('aria-disabled')).toBe('true');
  expect(await waiting()).toContainEqual(['map.png', '400 by 200']);
  drawn.length = 0;
  fireEvent.click(button('Done'));
  await screen.findByText('“map.png” was changed.');
  // Of 400 pixels 300 are left, and half of these and of the height are covered in their middle.
  expect(drawn).toEqual(['picture 0 0', 'box 75 50 150 100', 'picture 0 0']);
  expect(await waiting()).toEqual([
    ['map.png', '300 by 200'],
    ['lens.png', '400 by 200'],
    ['notes.md', undefined],
  ]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(button('Undo')).toBeTruthy();
});

test('a crop that was drawn and not taken is meant, too, and nothing is changed by leaving or by doing nothing', async () => {
  const bottom = () => button(/^Bottom edge/);
  await openEditor();
  fireEvent.keyDown(bottom(), { key: 'ArrowUp', ctrlKey: true });
  fireEvent.click(button('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await openEditor();
  fireEvent.click(button('Done'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await waiting())[0]).toEqual(['map.png', '400 by 200']);
  await openEditor();
  fireEvent.keyDown(bottom(), { key: 'ArrowUp', ctrlKey: true });
  fireEvent.click(button('Done'));
  await waitFor(async () => expect((await waiting())[0]).toEqual(['map.png', '400 by 100']));
});

test('a cover that was put somewhere and not taken is meant, too', async () => {
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  drawn.length = 0;
  fireEvent.click(button('Done'));
  await screen.findByText('“map.png” was changed.');
  expect(drawn).toContain('box 100 50 200 100');
});

test('who leaves with Escape goes on where they were, and who cancels begins anew', async () => {
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.keyDown(screen.getByRole('group', { name: /^The box/ }), { key: 'Enter' });
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await waiting())[0]).toEqual(['map.png', '400 by 200']);
  // Who covered something must not think that it goes along covered.
  expect((await screen.findByText(/^Edits that do not go along yet/)).textContent).toContain('map.png');
  drawn.length = 0;
  await openEditor();
  // The box that was put and not taken, too.
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'box 100 50 200 100', 'box 100 50 200 100']));
  fireEvent.click(button('Undo'));
  fireEvent.click(button('Undo'));
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button('Do it again'));
  fireEvent.click(button('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(screen.queryByText(/^Edits that do not go along yet/)).toBeNull());
  await openEditor();
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
  expect(button('Do it again').getAttribute('aria-disabled')).toBe('true');
});

test('what was done is there when the panel was closed meanwhile, with the editor open', async () => {
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.keyDown(screen.getByRole('group', { name: /^The box/ }), { key: 'Enter' });
  await waitFor(async () => expect((await attachmentsOf(null))[0]?.edits?.count).toBe(1));
  cleanup();
  render(<Chips />);
  await screen.findByText(/^Edits that do not go along yet/);
  drawn.length = 0;
  await openEditor();
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'box 100 50 200 100']));
  fireEvent.click(button('Undo'));
  fireEvent.click(button('Done'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await waiting())[0]).toEqual(['map.png', '400 by 200']);
  await waitFor(async () => expect((await attachmentsOf(null))[0]).not.toHaveProperty('edits'));
});

test('a full disk is said in the editor, which stays open, and Cancel leaves it', async () => {
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  const fail = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
  db.files.hook('updating', fail);
  onTestFinished(() => db.files.hook('updating').unsubscribe(fail));
  fireEvent.click(button('Cover the box'));
  expect((await screen.findByRole('alert')).textContent).toContain('could not be written to your disk');
  db.files.hook('updating').unsubscribe(fail);
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.click(button('Cover the box'));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  db.files.hook('updating', fail);
  fireEvent.click(button('Done'));
  await within(screen.getByRole('dialog')).findByRole('alert');
  expect((await waiting())[0]).toEqual(['map.png', '400 by 200']);
  db.files.hook('updating').unsubscribe(fail);
  fireEvent.click(button('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(async () => expect((await attachmentsOf(null))[0]).not.toHaveProperty('edits'));
});

test.each(['Cancel', 'Close'])('%s while the picture is still being encoded leaves it as it was', async (name) => {
  const { promise: isEncoded, resolve: encode } = Promise.withResolvers<void>();
  const done = vi.spyOn(FakeCanvas.prototype, 'convertToBlob').mockImplementation(async () => {
    await isEncoded;
    return new Blob(['covered'], { type: 'image/png' });
  });
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  const [before] = await attachmentsOf(null);
  fireEvent.click(button('Done'));
  // A second click is not another picture.
  fireEvent.click(button('Done'));
  fireEvent.click(button(name));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  encode();
  await done.mock.results[0]?.value;
  expect(done).toHaveBeenCalledOnce();
  // What comes after it in the database would come after a change.
  await openEditor();
  expect((await attachmentsOf(null))[0]).toMatchObject({ hash: before?.hash });
});

test('while a pointer is down, Escape ends that stroke or box alone', async () => {
  const pressEscape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await openEditor();
  fireEvent.click(button('Draw'));
  const surface = document.querySelector('.draw-field > svg') ?? document.body;
  Object.assign(surface, { setPointerCapture: () => undefined });
  fireEvent.pointerDown(surface, { isPrimary: true, button: 0, pointerId: 1, clientX: 20, clientY: 20 });
  fireEvent.pointerMove(surface, { isPrimary: true, pointerId: 1, clientX: 60, clientY: 30 });
  expect(surface.querySelector('path')?.getAttribute('d')).not.toBe('');
  pressEscape();
  expect(surface.querySelector('path')?.getAttribute('d')).toBe('');
  fireEvent.pointerUp(surface, { isPrimary: true, pointerId: 1 });
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');

  fireEvent.click(button('Cover'));
  const drawBox = (from: number, to: number) => {
    fireEvent.pointerDown(document.querySelector('.ReactCrop__child-wrapper') ?? document.body, {
      isPrimary: true,
      pointerId: 1,
      clientX: from,
      clientY: from,
    });
    fireEvent.pointerMove(document, { pointerId: 1, clientX: to, clientY: to });
  };
  drawBox(20, 90);
  expect(screen.getByRole('group', { name: /^The box/ })).toBeTruthy();
  pressEscape();
  expect(screen.queryByRole('group', { name: /^The box/ })).toBeNull();
  fireEvent.pointerUp(document.body, { pointerId: 1 });
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
  // The next one is drawn as ever, and the next Escape leaves.
  drawBox(20, 90);
  fireEvent.pointerUp(document.body, { pointerId: 1 });
  expect(button('Undo').getAttribute('aria-disabled')).toBe('false');
  pressEscape();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a pen draws in the colour that was chosen, also from the view of a picture', async () => {
  fireEvent.click(button('Show map.png in full size'));
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await screen.findByRole('img', { name: 'map.png' });
  await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(1));
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Blue'));
  const surface = document.querySelector('.draw-field > svg') ?? document.body;
  // It is shown at half its size.
  Object.assign(surface, { setPointerCapture: () => undefined, getBoundingClientRect: () => new DOMRect(0, 0, 200, 100) });
  fireEvent.pointerDown(surface, { isPrimary: true, button: 0, pointerId: 1, clientX: 20, clientY: 20 });
  for (const clientX of [40, 60, 90, 120]) fireEvent.pointerMove(surface, { isPrimary: true, pointerId: 1, clientX, clientY: 30 });
  expect(surface.querySelector('path')?.getAttribute('fill')).toBe('#2b74f0');
  expect(surface.querySelector('path')?.getAttribute('stroke')).toBe('#fff');
  drawn.length = 0;
  fireEvent.pointerUp(surface, { isPrimary: true, pointerId: 1 });
  // The rim is one pixel wide as it is shown, and half of its line lies beneath the stroke.
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'rim 4', 'stroke']));
});

const mark = () => screen.queryByRole('application');
/** Where the ends of a mark are, to the pixel. */
const ends = () =>
  [...document.querySelectorAll('.mark-field .grip')].map((grip) =>
    ['cx', 'cy'].map((side) => Math.round(Number(grip.getAttribute(side)))),
  );
function press(key: string, more: { shiftKey?: boolean; ctrlKey?: boolean; repeat?: boolean } = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
}

test('an arrow and a frame are put, moved, sized and drawn with the keyboard alone', async () => {
  await openEditor();
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Frame'));
  expect(document.activeElement).toBe(mark());
  expect(mark()?.getAttribute('aria-label')).toMatch(/^Arrow keys move the frame/);
  expect(ends()).toEqual([
    [267, 133],
    [133, 67],
  ]);
  press('ArrowRight');
  press('ArrowUp', { ctrlKey: true });
  press('ArrowDown', { shiftKey: true });
  expect(ends()).toEqual([
    [277, 142],
    [143, 66],
  ]);
  // One that is held down since the button draws nothing.
  press('Enter', { repeat: true });
  expect(mark()).toBeTruthy();
  press('Enter');
  expect(mark()).toBeNull();
  expect(document.activeElement).toBe(button('Frame'));
  expect(screen.getByText('Drawn').closest('[role="status"]')).toBeTruthy();
  fireEvent.click(button('Green'));
  fireEvent.click(button('Arrow'));
  expect(screen.queryByText('Drawn')).toBeNull();
  expect(document.querySelector('.mark-field path')?.getAttribute('fill')).toBe('#0b8a3e');
  drawn.length = 0;
  // One that is not taken is meant, too.
  fireEvent.click(button('Done'));
  await screen.findByText('“map.png” was changed.');
  expect(drawn).toEqual(['picture 0 0', 'rim 2', 'stroke', 'rim 2', 'stroke']);
});

test('Escape and Undo take a mark away that is not taken, and nothing else; another mark or tool takes it', async () => {
  const isUndoable = () => button('Undo').getAttribute('aria-disabled') === 'false';
  const isRedoable = () => button('Do it again').getAttribute('aria-disabled') === 'false';
  await openEditor();
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Arrow'));
  press('Escape');
  expect(mark()).toBeNull();
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(document.activeElement).toBe(button('Arrow'));
  expect(isUndoable()).toBe(false);
  fireEvent.click(button('Arrow'));
  fireEvent.click(button('Frame'));
  press('z', { ctrlKey: true });
  expect(mark()).toBeNull();
  expect(document.activeElement).toBe(button('Frame'));
  // The arrow is still there.
  expect(isUndoable()).toBe(true);
  fireEvent.click(button('Undo'));
  expect(isUndoable()).toBe(false);
  expect(isRedoable()).toBe(true);
  fireEvent.click(button('Frame'));
  // What was taken back is not done again beneath it.
  expect(isRedoable()).toBe(false);
  press('y', { ctrlKey: true });
  expect(mark()).toBeTruthy();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  drawn.length = 0;
  fireEvent.click(button('Crop'));
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'rim 2', 'stroke', 'box 100 50 200 100']));
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Arrow'));
  // Also with the keyboard elsewhere; and who leaves takes it.
  button('Blue').focus();
  press('Escape');
  expect(mark()).toBeNull();
  expect(document.activeElement).toBe(button('Blue'));
  fireEvent.click(button('Arrow'));
  fireEvent.click(button('Close'));
  await waitFor(async () => expect((await attachmentsOf(null))[0]?.edits?.count).toBe(3));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  drawn.length = 0;
  await openEditor();
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'rim 2', 'stroke', 'box 100 50 200 100', 'rim 2', 'stroke']));
});

test('a pointer moves a mark or one end of it, draws it anew from beside it, and takes it with a click there', async () => {
  await openEditor();
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Arrow'));
  const surface = document.querySelector('.mark-field > svg') ?? document.body;
  // It is shown at half its size.
  Object.assign(surface, { getBoundingClientRect: () => new DOMRect(0, 0, 200, 100) });
  const drag = (selector: string, x: number, y: number, isPrimary = true) => {
    const held = surface.querySelector(selector) ?? surface;
    Object.assign(held, { setPointerCapture: () => undefined });
    fireEvent.pointerDown(held, { isPrimary, button: 0, pointerId: 1, clientX: 50, clientY: 50 });
    fireEvent.pointerMove(surface, { isPrimary, pointerId: 1, clientX: 50 + x, clientY: 50 + y });
  };
  const drop = (isPrimary = true) => fireEvent.pointerUp(surface, { isPrimary, pointerId: 1 });
  // Keys alone need no grips.
  expect(mark()?.getAttribute('data-pointed')).toBe('false');
  drag('.hold', 10, -5);
  expect(mark()?.getAttribute('data-pointed')).toBe('true');
  // Another finger ends nothing.
  drop(false);
  fireEvent.pointerMove(surface, { isPrimary: true, pointerId: 1, clientX: 60, clientY: 45 });
  drop();
  expect(ends()).toEqual([
    [320, 140],
    [220, 90],
  ]);
  drag('.end:last-of-type', -20, 0);
  drop();
  expect(ends()).toEqual([
    [320, 140],
    [180, 90],
  ]);
  drag('.end', 5, 5);
  expect(ends()[0]).toEqual([330, 150]);
  // While the pointer is down, Escape takes back what it did, and no more.
  press('Escape');
  expect(ends()[0]).toEqual([320, 140]);
  drop();
  press('ArrowLeft');
  expect(mark()?.getAttribute('data-pointed')).toBe('false');
  // It points to where it is let go, and stays in the picture.
  drag('beside', 70, -20);
  expect(ends()).toEqual([
    [100, 100],
    [240, 60],
  ]);
  drag('beside', 500, -20);
  press('Escape');
  drop();
  expect(ends()[1]).toEqual([240, 60]);
  drag('beside', 500, -20);
  drop();
  expect(ends()[1]).toEqual([400, 60]);
  // What is less than that is a click.
  drawn.length = 0;
  drag('beside', 3, 2);
  expect(mark()).toBeTruthy();
  drop();
  await waitFor(() => expect(drawn).toEqual(['picture 0 0', 'rim 2', 'stroke']));
  expect(mark()).toBeNull();
});

test('a frame is moved by what is in it', async () => {
  await openEditor();
  fireEvent.click(button('Draw'));
  fireEvent.click(button('Frame'));
  const surface = document.querySelector('.mark-field > svg') ?? document.body;
  Object.assign(surface, { getBoundingClientRect: () => new DOMRect(0, 0, 400, 200) });
  const inside = surface.querySelector('rect.hold') ?? document.body;
  expect(['x', 'y', 'width', 'height'].map((side) => Math.round(Number(inside.getAttribute(side))))).toEqual([133, 67, 133, 67]);
  Object.assign(inside, { setPointerCapture: () => undefined });
  fireEvent.pointerDown(inside, { isPrimary: true, button: 0, pointerId: 1, clientX: 200, clientY: 100 });
  fireEvent.pointerMove(surface, { isPrimary: true, pointerId: 1, clientX: 210, clientY: 95 });
  fireEvent.pointerUp(surface, { isPrimary: true, pointerId: 1 });
  expect(ends()).toEqual([
    [277, 128],
    [143, 62],
  ]);
});

test('each step is said, also a second one of its kind and one that another tool took', async () => {
  const narrower = () => {
    for (let times = 0; times < 3; times++) fireEvent.keyDown(button(/^Right edge/), { key: 'ArrowLeft', shiftKey: true });
  };
  await openEditor();
  narrower();
  fireEvent.click(button('Crop to the box'));
  const said = screen.getByText('Cropped');
  expect(said.closest('[role="status"]')).toBeTruthy();
  narrower();
  fireEvent.click(button('Crop to the box'));
  // Its text is the same: it is another one.
  expect(screen.getByText('Cropped')).not.toBe(said);
  fireEvent.click(button('Cover'));
  expect(screen.queryByText('Cropped')).toBeNull();
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.click(button('Draw'));
  expect(screen.getByText('Covered')).toBeTruthy();
  fireEvent.click(button('Arrow'));
  fireEvent.click(button('Frame'));
  expect(screen.getByText('Drawn')).toBeTruthy();
});

test('keys go back and forth in layouts without Latin letters, too', async () => {
  const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
  const pressAt = (key: string, code: string) => fireEvent.keyDown(screen.getByRole('dialog'), { key, code, ctrlKey: true });
  await openEditor();
  fireEvent.click(button('Cover'));
  fireEvent.click(button('Put a box in the middle'));
  fireEvent.click(button('Cover the box'));
  pressAt('я', 'KeyZ');
  expect([isOff('Undo'), isOff('Do it again')]).toEqual([true, false]);
  pressAt('н', 'KeyY');
  expect([isOff('Undo'), isOff('Do it again')]).toEqual([false, true]);
  // A German Y is where an English Z is.
  pressAt('y', 'KeyZ');
  expect(isOff('Undo')).toBe(false);
  pressAt('z', 'KeyY');
  expect(isOff('Undo')).toBe(true);
});

test('files are put in order with buttons, and by dragging their chips', async () => {
  const titles = async () => (await waiting()).map(([title]) => title);
  /** As the chips stand, and the rows with them. */
  const inOrder = (expected: string[]) =>
    waitFor(async () => {
      expect([...document.querySelectorAll('.chip b')].map(({ textContent }) => textContent)).toEqual(expected);
      expect(await titles()).toEqual(expected);
    });
  fireEvent.click(button('Change the order of the files'));
  const dialog = await screen.findByRole('dialog', { name: 'Files in the order in which they are sent' });
  const sheet = within(dialog);
  // What is called alike is told apart by its look.
  expect([...dialog.querySelectorAll('li')].map((row) => row.querySelectorAll('img').length)).toEqual([1, 1, 0]);
  fireEvent.click(sheet.getByRole('button', { name: 'Move notes.md up' }));
  await sheet.findByText('notes.md is now 2 of 3.');
  await inOrder(['map.png', 'notes.md', 'lens.png']);
  fireEvent.click(sheet.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const chip = (name: string) => button(`Leave out ${name}`).closest('.chip') ?? document.body;
  const dataTransfer = { setData: vi.fn(), effectAllowed: '', dropEffect: '' };
  /** Holds what is dragged over a chip at this place of its 400 pixels. */
  const holdOver = (name: string, clientX: number) => {
    const event = createEvent.dragOver(chip(name), { dataTransfer });
    Object.defineProperty(event, 'clientX', { value: clientX });
    fireEvent(chip(name), event);
  };
  fireEvent.dragStart(chip('lens.png'), { dataTransfer });
  expect(dataTransfer.setData.mock.calls.flat()).not.toContain('text/plain');
  holdOver('map.png', 20);
  expect(chip('map.png').getAttribute('data-drop')).toBe('before');
  fireEvent.drop(chip('map.png'), { dataTransfer });
  await inOrder(['lens.png', 'map.png', 'notes.md']);
  fireEvent.dragStart(chip('lens.png'), { dataTransfer });
  holdOver('notes.md', 390);
  fireEvent.drop(chip('notes.md'), { dataTransfer });
  await inOrder(['map.png', 'notes.md', 'lens.png']);
});
