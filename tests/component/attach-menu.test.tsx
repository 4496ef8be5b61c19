import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AttachMenu } from '@/components/chat/attach-menu';

afterEach(cleanup);

test('the button beside a page leads to files and to pictures of the page', async () => {
  const takes = { region: vi.fn(), view: vi.fn(), whole: vi.fn() };
  render(<AttachMenu takes={takes} onFiles={() => undefined} />);
  for (const [entry, take] of [
    ['A part of the page', takes.region],
    ['What the tab shows', takes.view],
    ['The whole page, by scrolling', takes.whole],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: 'Attach' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: entry }));
    expect(take).toHaveBeenCalledOnce();
  }
});

test('where a picture can be asked for, the button leads to that too, with a page in front or without', async () => {
  for (const takes of [undefined, { region: vi.fn(), view: vi.fn(), whole: vi.fn() }]) {
    const draw = vi.fn();
    const { unmount } = render(<AttachMenu takes={takes} draw={draw} onFiles={() => undefined} />);
    fireEvent.click(screen.getByRole('button', { name: 'Attach' }));
    expect(await screen.findAllByRole('menuitem')).toHaveLength(takes ? 5 : 2);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Draw a picture' }));
    expect(draw).toHaveBeenCalledOnce();
    unmount();
  }
});

test('where no tab is in front the button adds files at once', () => {
  render(<AttachMenu takes={undefined} onFiles={() => undefined} />);
  expect(screen.getByRole('button', { name: 'Attach files' })).toBeTruthy();
});
