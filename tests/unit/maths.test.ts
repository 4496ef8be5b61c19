import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawMaths } from '@/components/ui/markdown/draw-maths';
import { parse, type Token } from '@/components/ui/markdown/parse';

/** The formulas in a text; a display has `!` before it, one that is still open `…` after it. */
function formulas(text: string, growing = false): string[] {
  const { tokens } = parse(text, new Map(), growing);
  const all = (list: readonly Token[]): Token[] => list.flatMap((token) => [token, ...all(token.children ?? [])]);
  return all(tokens ?? [])
    .filter(({ type }) => type === 'maths')
    .map(({ content, meta }) => `${meta?.['display'] ? '!' : ''}${content}${meta?.['open'] ? '…' : ''}`);
}

test.each([
  ['so $E = mc^2$ and \\(a+b\\), $$x$$ or \\[ y \\]', ['E = mc^2', 'a+b', '!x', '!y']],
  ['the $n$th of $x$-s, in 当$k$时', ['n', 'x', 'k']],
  ['$\\$5 + x$', ['\\$5 + x']],
  ['text\n$$\na\n= b\n- c\n$$\ntext', ['!a\n= b\n- c']],
  ['\\[\na\n=\n\\frac{1}{2}\n\\]', ['!a\n=\n\\frac{1}{2}']],
  ['$$ x $$', ['!x']],
  ['- item\n  $$\n  x\n  $$\n- $y$', ['!x', 'y']],
  ['> \\[\n> x\n> \\]', ['!x']],
  ['| $a$ | b |\n|---|---|\n| $c$ | d |', ['a', 'c']],
])('%j holds formulas', (text, found) => {
  expect(formulas(text)).toEqual(found);
});

test.each([
  'It costs $5 and $10.',
  'from $5-$10, or US$5 to US$10',
  'from $5 to 10$.',
  '$20,000 (€19,000) and $30,000',
  'A$AP and A$AP',
  '$HOME/bin:$PATH',
  '`$x$` and $ x $',
  '\\$x\\$',
  '$$',
  '$$\nnot\n\nclosed\n$$',
  '\\[1\\] \\[link\\] \\(see below\\)',
  '```\n$x$\n```',
  '$ 5 $ 6 $',
])('%j holds none', (text) => {
  expect(formulas(text)).toEqual([]);
});

test('a formula that is still being written is known as one, and one that may be money is not', () => {
  expect(formulas('so\n$$\nx^', true)).toEqual(['!x^…']);
  expect(formulas('from $5/$', true)).toEqual([]);
  expect(formulas('so $x$', true)).toEqual(['x']);
});

test('100,000 marks of each kind cost little', () => {
  for (const unit of ['$', '$a ', '$a', '\\(', '\\[\n', '$$\n', '\\[ a\n', '$$ a\n']) {
    const text = unit.repeat(20_000 / unit.length);
    const started = performance.now();
    formulas(text);
    formulas(text, true);
    expect(performance.now() - started, unit).toBeLessThan(3000);
  }
});

const drawn = (tex: string) => renderToStaticMarkup(drawMaths(tex, true));

test('a formula is MathML', () => {
  expect(drawn('\\frac{a}{b}')).toContain('<mfrac><mi>a</mi><mi>b</mi></mfrac>');
  expect(drawn('\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}')).toContain('<mtable>');
});

test('a formula follows no link, loads nothing and sets no style that could', () => {
  for (const tex of [
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\url{https://evil.example}',
    '\\class{evil}{x}',
    '\\style{background:url(https://evil.example)}{x}',
    '\\htmlData{x=y}{z}',
  ])
    expect(drawn(tex), tex).not.toMatch(/evil|href|src|url|javascript/i);
  expect(drawn('\\text{<img src=x onerror=alert(1)>}')).not.toContain('<img');
});

test('what is no maths, too deep, or grows without end is not drawn', () => {
  for (const tex of [
    '\\frac{a',
    '\\nonsense{x}',
    `${'{'.repeat(500)}x${'}'.repeat(500)}`,
    `${'\\frac{1}{'.repeat(100)}x${'}'.repeat(100)}`,
    '\\def\\a{\\a\\a}\\a',
  ]) {
    const started = performance.now();
    expect(drawMaths(tex, false), tex).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
