import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { NumberField } from '@/components/connect/number-field';

afterEach(cleanup);

/** The field with what it keeps, as its endpoint would. */
function Kept({ first }: { first: number | undefined }) {
  const [kept, setKept] = useState(first);
  return (
    <>
      <NumberField name="Temperature" hint="" range={[0, 2]} value={kept} onChange={setKept} />
      <output>{kept ?? 'none'}</output>
    </>
  );
}

/** What is kept after each of these stood in the field, one after the other. */
function keptOf(first: number | undefined, ...typed: string[]): string[] {
  render(<Kept first={first} />);
  const field = screen.getByLabelText('Temperature');
  field.focus();
  const kept = typed.map((value) => {
    fireEvent.change(field, { target: { value } });
    return screen.getByRole('status').textContent ?? '';
  });
  fireEvent.blur(field);
  return kept;
}

test('a number is kept with each key, and an empty field leaves it to the model', () => {
  expect(keptOf(0.3, '', '1', '1.2')).toEqual(['none', '1', '1.2']);
});

test('what was typed a moment ago counts as kept, though it comes back later', () => {
  const kept: (number | undefined)[] = [];
  render(<NumberField name="Temperature" hint="" range={[0, 2]} value={undefined} onChange={(value) => kept.push(value)} />);
  const field = screen.getByLabelText('Temperature');
  fireEvent.change(field, { target: { value: '0.3' } });
  fireEvent.blur(field);
  field.focus();
  for (const value of ['', '1', '15']) fireEvent.change(field, { target: { value } });
  expect(kept).toEqual([0.3, undefined, 1, 0.3]);
});

test('what is out of range is said, and what was kept before stays, though it began as a number in range', () => {
  expect(keptOf(0.3, '', '1', '15').at(-1)).toBe('0.3');
  expect(screen.getByRole('alert').textContent).toBe('A number from 0 to 2.');
});
