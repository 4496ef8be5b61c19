import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { type Cites, CitesContext } from '@/components/ui/markdown/cites';
import { Markdown } from '@/components/ui/markdown/markdown';

afterEach(cleanup);

/** Of source a the first nine passages were sent. */
const cites: Cites = {
  letters: new Set(['a']),
  has: ({ n }) => n < 10,
  Mark: ({ number }) => <button type="button">{number || '?'}</button>,
  Under: () => null,
};

function answer(text: string): HTMLElement {
  const { container } = render(
    <CitesContext value={cites}>
      <Markdown text={text} growing={false} />
    </CitesContext>,
  );
  return container;
}

test('a mark in a link’s words stands behind the link', () => {
  const shown = answer('So [see [a4] there](https://a.b), [**all** [a2, a5]](https://c.d) and ![a lamp [a3]](https://e.f/g.png).');
  const [first, second] = screen.getAllByRole('link');
  expect(first?.textContent).toBe('see there');
  expect(second?.textContent).toBe('all');
  expect(shown.querySelector('a button')).toBeNull();
  expect(first?.nextElementSibling?.textContent).toBe('1');
  expect(shown.textContent).toContain('all23 and ');
  expect(screen.getByRole('button', { name: '4' })).toBeTruthy();
});

test('a link of nothing but a mark is the mark', () => {
  expect(answer('Argand did [[a4]](https://a.b).').textContent).toBe('Argand did1.');
  expect(screen.queryByRole('link')).toBeNull();
});

test('what was not sent takes no number from what was', () => {
  expect(answer('Nobody knows [a99], but Argand [a4].').textContent).toBe('Nobody knows?, but Argand1.');
});
