import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AttachMenu } from '@/components/chat/attach-menu';

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

test('where no tab is in front the button adds files at once', () => {
  render(<AttachMenu takes={undefined} onFiles={() => undefined} />);
  expect(screen.getByRole('button', { name: 'Attach files' })).toBeTruthy();
});
