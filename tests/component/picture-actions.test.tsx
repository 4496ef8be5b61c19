import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PictureActions } from '@/components/chat/picture-actions';
import { allPrompts } from '@/utils/chat/all-prompts';

test('what can be asked of an attached picture stands beside it, and a click asks it', async () => {
  const onAsk = vi.fn();
  render(<PictureActions prompts={await allPrompts()} onAsk={onAsk} />);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Describe the picture',
    'Read the text in it',
    'Translate the text in it',
    'What is this, and where?',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Read the text in it' }));
  expect(onAsk.mock.lastCall?.[0]).toMatchObject({ id: 'read-picture' });
});
