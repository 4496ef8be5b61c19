import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { richTextOf } from '@/components/ui/markdown/copied';
import { Markdown } from '@/components/ui/markdown/markdown';

const HOSTILE = resolve(import.meta.dirname, '../../../shared/corpora/hostile');
/** On a computer without the corpora their tests are skipped; in CI they fail. */
const noCorpora = !existsSync(HOSTILE) && process.env['CI'] === undefined;
const WHY = '../shared/corpora is not here';
const corpus = (file: string) => readFileSync(resolve(HOSTILE, file), 'utf8');

afterEach(cleanup);

const html = (text: string, growing = false) => renderToStaticMarkup(<Markdown text={text} growing={growing} />);
/** What a reader sees, without the tags. */
const seen = (text: string, growing = false) => decode(html(text, growing).replace(/<[^>]*>/g, ''));
const decode = (text: string) =>
  text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (name) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" })[name] ?? '&');
const links = (text: string, growing = false) =>
  [...html(text, growing).matchAll(/href="([^"]*)"/g)].map((match) => decode(match[1] ?? ''));

const ELEMENTS = new Set(
  'div section p h2 h3 h4 h5 h6 ul ol li input table thead tbody tr th td pre code blockquote em strong del hr br a bdi span sup button'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'class dir tabindex role aria-label aria-pressed aria-haspopup aria-expanded data-tex data-note data-note-mark type disabled checked start scope href title target rel referrerpolicy'.split(
    ' ',
  ),
);
/** The icons of our own buttons; no answer can write their class. */
const ICON = /<svg [^>]*class="lucide [^"<]*"[^>]*>.*?<\/svg>/g;

/** React escapes `<`, `>` and quotes in text and values, so a plain pattern finds every tag there is. */
function strangersIn(markup: string): string[] {
  const strangers: string[] = [];
  for (const [, name = '', rest = ''] of markup.replace(ICON, '').matchAll(/<([a-zA-Z][^\s/>]*)([^>]*)>/g)) {
    if (!ELEMENTS.has(name)) strangers.push(name);
    for (const [, attribute = '', value = ''] of rest.matchAll(/\s([^\s=/]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.has(attribute.toLowerCase())) strangers.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^(?:https?:\/\/|mailto:)/.test(value)) strangers.push(`href ${value}`);
    }
  }
  return strangers;
}

test('the check for strangers finds them', () => {
  expect(strangersIn('<p onclick="x"><img src="y"/><a href="javascript:x">a</a></p>')).toEqual([
    'p onclick',
    'img',
    'img src',
    'href javascript:x',
  ]);
});

test('no payload becomes an element, an attribute or a target that is not allowed', { timeout: 120_000 }, ({ skip }) => {
  skip(noCorpora, WHY);
  const payloads = [...corpus('xss-payloadbox.txt').split('\n'), ...(JSON.parse(corpus('naughty-strings.json')) as string[])];
  expect(payloads.length).toBeGreaterThan(7000);
  for (const payload of payloads) {
    for (const text of [payload, `[x](${payload})`, `![x](<${payload}>)`, `[x][a]\n\n[a]: ${payload}`, `<${payload}>`]) {
      expect(strangersIn(html(text)), text).toEqual([]);
    }
    expect(strangersIn(html(payload, true)), payload).toEqual([]);
  }
});

test.for(['commonmark-0.31.2.txt', 'gfm-0.29.txt', 'xss-payloadbox.txt'])('%s is rendered whole, in little time', (file, { skip }) => {
  skip(noCorpora, WHY);
  const started = performance.now();
  expect(strangersIn(html(corpus(file)))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5000);
});

const fill = (unit: string) => unit.repeat(Math.ceil(20_400 / unit.length)).slice(0, 20_400);
const PATHOLOGICAL: [string, string][] = [
  ['50,000 [', '['.repeat(50_000)],
  ['50,000 >', '>'.repeat(50_000)],
  ['*a _b  10,000 times', '*a _b '.repeat(10_000)],
  ['20,000 nested lists', Array.from({ length: 20_000 }, (_, i) => `${' '.repeat(Math.min(i, 200) * 2)}- a`).join('\n')],
  ['a table of 180,000 rows', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(180_000)}`],
  ['a table that fills itself up', `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${'|a\n'.repeat(3000)}`],
  ['1 MB of quotes and lazy lines', `${'> # h\nlazy\n'.repeat(1800)}\n`.repeat(50)],
  ['100,000 line breaks', '\n'.repeat(100_000)],
  ...[
    '[',
    '![',
    '> ',
    '- ',
    '*a _b ',
    '**a ',
    '`a``',
    '[a](',
    '[a](<',
    '<a:',
    'a://',
    'http://a.',
    '> # h\nlazy\n',
    '- > a\nb\n',
    '![x](y)',
  ].map((unit): [string, string] => [`20 KB of ${JSON.stringify(unit)}`, fill(unit)]),
];

test.each(PATHOLOGICAL)('%s does not stall', (_, text) => {
  const started = performance.now();
  expect(strangersIn(html(text))).toEqual([]);
  html(text, true);
  expect(performance.now() - started).toBeLessThan(4000);
});

test('what is nested too deep is shown as plain text, with nothing missing', () => {
  const quotes = `${'> '.repeat(40)}deep`;
  const lists = Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- level ${i}`).join('\n');
  const marks = `${'*a **b '.repeat(60)}${'b** a* '.repeat(60)}`;
  for (const text of [quotes, lists, marks]) {
    expect(html(text)).toContain('md-plain');
    expect(seen(text)).toBe(text);
  }
});

test('GFM is drawn with elements, and no level of heading is skipped', () => {
  const text =
    '# One\n\n###### Six\n\n- a\n- [x] done\n- [ ] todo\n\n3. c\n\n> q ~~s~~ `c` **b** *i*  \nbreak\n\n---\n\n|A|B|\n|-|-:|\n|1|2|';
  const markup = html(text);
  for (const part of [
    '<h2 class="md-h md-h1"',
    '<h3 class="md-h md-h6"',
    '<ul',
    '<ol class="md-list" start="3"',
    '<blockquote class="md-quote"',
    '<del>s</del>',
    '<br/>',
    '<hr',
    'class="md-right"',
  ]) {
    expect(markup).toContain(part);
  }
  render(<Markdown text={text} growing={false} />);
  expect(screen.getByRole('checkbox', { name: 'done' })).toHaveProperty('checked', true);
  expect(screen.getByRole('checkbox', { name: 'todo' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('region', { name: 'A, B' })).toHaveProperty('tabIndex', 0);
});

test('raw HTML is text', () => {
  const text = '<div onclick="x">\n<b>bold</b> <img src=x onerror=y>\n</div>';
  expect(seen(text)).toBe(text);
});

test('a link tells its whole target, and the true host beside words that name another', () => {
  const markup = html('[docs](https://a.example/p%C3%A4th?q=my%20secret)');
  expect(markup).toContain('title="https://a.example/päth?q=my secret"');
  expect(markup).toContain('target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer"');
  expect(seen('[bank.example](https://evil.example/)')).toBe('bank.example [evil.example]');
  expect(seen('[https://bank.example/login](https://bank.example.evil.example)')).toBe(
    'https://bank.example/login [bank.example.evil.example]',
  );
  expect(seen('[log in](https://bank.example@evil.example/)')).toBe('log in [evil.example]');
  expect(seen('[help@bank.example](mailto:x@evil.example)')).toBe('help@bank.example [x@evil.example]');
  expect(seen('<https://bаnk.example/>')).toBe('https://bаnk.example/ [xn--bnk-6cd.example]');
  for (const honest of [
    '[www.bank.example](https://bank.example/x)',
    'https://bank.example/a.zip',
    '[config.js](https://bank.example)',
    '[e.g. this](https://bank.example)',
  ]) {
    expect(seen(honest)).not.toContain('[');
  }
});

test('characters that cannot be seen are written out in targets', () => {
  expect(html('[a](https://a.example/%E2%80%AEgpj.exe%E2%80%8B)')).toContain('title="https://a.example/‹U+202E›gpj.exe‹U+200B›"');
});

test('any other scheme, and a target without a host, is text with its target beside it', () => {
  for (const target of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '/relative',
    '//evil.example',
    '#here',
    'chrome://settings',
    'blob:https://a.example/x',
  ]) {
    expect(links(`[x](${target})`)).toEqual([]);
    expect(seen(`[x](${target})`)).toBe(`x (${target})`);
  }
  expect(links('<javascript:alert(1)> ftp://a.example')).toEqual([]);
});

test('addresses link by themselves, file names do not', () => {
  expect(links('https://a.example/x, www.b.com and c@d.com. readme.md, script.py')).toEqual([
    'https://a.example/x',
    'http://www.b.com/',
    'mailto:c@d.com',
  ]);
});

test('a picture is a card that loads nothing', () => {
  const markup = html('![A chart](https://a.example/c.png?d=secret%20words) ![](data:image/png;base64,xxxx)');
  expect(markup).not.toMatch(/<img|src=/);
  expect(markup).toContain('Picture: A chart');
  expect(decode(markup)).toContain('https://a.example/c.png?d=secret words</a>');
  expect(links('![x](data:image/png;base64,xxxx)')).toEqual([]);
  expect(links('[![x](https://a.example/i.png)](https://b.example/)')).toEqual(['https://b.example/']);
});

test('a code block names its language and is copied by its button', () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  render(<Markdown text={'```ts\nlet a = 1;\n```'} growing={false} />);
  const code = screen.getByRole('group', { name: 'ts' });
  expect(code).toHaveProperty('tabIndex', 0);
  fireEvent.click(screen.getByRole('button', { name: 'Wrap lines', pressed: false }));
  expect(code.className).toContain('md-wraps');
  expect(screen.getByRole('button', { name: 'Wrap lines', pressed: true })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(writeText).toHaveBeenCalledWith('let a = 1;\n');
});

test('what is settled keeps its elements while the answer grows, and the tail keeps its own when it settles', () => {
  const view = render(<Markdown text={'One\n\nTw'} growing />);
  const paragraphs = () => [...view.container.querySelectorAll('p')];
  const [one, two] = paragraphs();
  view.rerender(<Markdown text={'One\n\nTwo\n\nThr'} growing />);
  expect(paragraphs().map((p) => p.textContent)).toEqual(['One', 'Two', 'Thr']);
  expect(paragraphs()[0]).toBe(one);
  expect(paragraphs()[1]).toBe(two);
});

test('what is settled is not touched while the answer grows: not one change in its part of the document', async () => {
  const settled = 'One **two**\n\n- a\n- b\n\n| a |\n|---|\n| 1 |\n\n```js\nlet a;\n```\n\nsaid[^1] and $x$\n\n';
  const view = render(<Markdown text={`${settled}T`} growing />);
  await screen.findByRole('math').catch(() => undefined);
  const changed: Node[] = [];
  const watch = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
  watch.observe(view.container, { subtree: true, childList: true, characterData: true, attributes: true });
  for (let end = 1; end < 60; end++)
    view.rerender(<Markdown text={`${settled}${'The tail grows on. '.repeat(4).slice(0, end)}`} growing />);
  changed.push(...watch.takeRecords().map(({ target }) => target));
  const tail = [...view.container.querySelectorAll('p')].at(-1);
  expect(tail?.textContent).toContain('The tail');
  expect(changed.length).toBeGreaterThan(0);
  for (const node of changed) expect(tail?.contains(node)).toBe(true);
  watch.disconnect();
});

test('code that grows line by line changes only its last lines', async () => {
  const lines = Array.from({ length: 1000 }, (_, at) => `let line${at} = ${at};\n`);
  const code = (count: number) => `\`\`\`js\n${lines.slice(0, count).join('')}`;
  const view = render(<Markdown text={code(900)} growing />);
  const slices = () => [...view.container.querySelectorAll('code > div')];
  // What is long comes in portions, a frame each.
  const shows = (count: number) =>
    vi.waitFor(() => expect(view.container.querySelector('code')?.textContent).toBe(lines.slice(0, count).join('')));
  await shows(900);
  const before = slices();
  const texts = before.map(({ firstChild }) => firstChild);
  view.rerender(<Markdown text={code(1000)} growing />);
  await shows(1000);
  expect(before.length).toBeGreaterThan(3);
  before.forEach((slice, at) => {
    expect(slices()[at]).toBe(slice);
    expect(slice.firstChild).toBe(texts[at]);
  });
});

test('what the reader has selected in the tail stays selected as it grows', () => {
  const view = render(<Markdown text="A tail that gro" growing />);
  const text = view.container.querySelector('p')?.firstChild;
  if (!text) throw new Error('no text');
  document.getSelection()?.setBaseAndExtent(text, 2, text, 6);
  view.rerender(<Markdown text="A tail that grows **on** and on" growing />);
  expect(document.getSelection()?.toString()).toBe('tail');
});

test('footnotes are numbered as they are mentioned and stand at the end, however late they are defined', () => {
  const text = 'One[^b], two[^a], none[^c].\n\n[^a]: A *note*.\n[^b]: Its second line\n    goes on.\n\nThe end.';
  render(<Markdown text={text} growing={false} />);
  const marks = screen.getAllByRole('button', { name: /^Note \d/ });
  expect(marks.map((mark) => mark.textContent)).toEqual(['1', '2']);
  const notes = [...screen.getByRole('region', { name: 'Notes' }).querySelectorAll('li')];
  expect(notes.map((note) => note.textContent)).toEqual(['Its second line\ngoes on.', 'A note.']);
  fireEvent.click(marks[0] as HTMLElement);
  expect(document.activeElement).toBe(notes[0]);
  fireEvent.click(screen.getByRole('button', { name: 'Back to where note 1 is mentioned' }));
  expect(document.activeElement).toBe(marks[0]);
  expect(seen(text)).toContain('none[^c]');
});

test('a formula is drawn as MathML, and its source is shown where it cannot be read', async () => {
  const view = render(<Markdown text={'so $x^2$ and $\\nonsense$'} growing={false} />);
  await vi.waitFor(() => expect(view.container.querySelector('math msup')).not.toBeNull());
  expect(view.container.querySelector('.md-tex')?.textContent).toBe('\\nonsense');
});

test('rich text holds a few plain elements, safe links and the whole answer', () => {
  const html = richTextOf(
    `# Head\n\n- [x] **done** <b>x</b>\n\n[a](https://a.example/?b=1&c) [b](javascript:x) ![p](https://p.example/p.png)\n\n3. c\n\n\`\`\`js\n1 < 2\n\`\`\`\n\n$x^2$\n\n${'More words. '.repeat(4000)}The end.`,
  );
  expect(html).toContain('<h2>Head</h2>');
  expect(html).toContain('☑ <strong>done</strong> &#60;b&#62;x&#60;/b&#62;');
  expect(html).toContain('<a href="https://a.example/?b=1&#38;c">a</a>');
  expect(html).toContain('b (javascript:x)');
  expect(html).toContain('<ol start="3">');
  expect(html).toContain('<pre><code>1 &#60; 2');
  expect(html).toContain('x^2');
  expect(html).toContain('The end.');
  for (const [, name = '', rest = ''] of html.matchAll(/<([a-z0-9]+)([^>]*)>/g)) {
    expect(ELEMENTS).toContain(name);
    expect(rest).toMatch(/^(?: href="https?:[^"]*"| start="\d+")?$/);
  }
});

test('a very long answer is shown in portions, and whole', async () => {
  const text = `${'A paragraph of some words.\n\n'.repeat(4000)}The end.`;
  const view = render(<Markdown text={text} growing={false} />);
  expect(view.container.querySelectorAll('p').length).toBeLessThan(1500);
  await vi.waitFor(() => expect(view.container.textContent).toContain('The end.'), { timeout: 20_000 });
}, 30_000);

test('a growing answer shows no half marks', () => {
  for (const [text, shown] of [
    ['a **bol', 'a bol'],
    ['a **bold*', 'a bold'],
    ['a **', 'a'],
    ['so `co', 'so co'],
    ['so `', 'so'],
    ['see [the docs](htt', 'see the docs'],
    ['![alt](https://a', 'alt'],
    ['Intro:\n-', 'Intro:'],
    ['a ~~b', 'a b'],
    ['```\ncode\n``', 'Wrap linesCopy codecode\n'],
    ['so\n$$', 'so'],
    ['so\n$$\nx_', 'sox_'],
    ['2 * 3', '2 * 3'],
    ['| A | B', 'AB'],
    ['| A | B |\n|--', 'AB'],
  ] as const) {
    expect(seen(text, true), text).toBe(shown);
  }
});

test('a growing answer never links to half an address', () => {
  for (const text of [
    'see https://bank.exam',
    'see www.bank.co',
    '**https://bank.exam',
    '[a](https://bank.exam',
    '| A |\n|-|\n| https://bank.exam',
    '- https://b.co',
    '[a]: https://bank.exam\n\n[a]: x',
  ]) {
    expect(links(text, true), text).toEqual([]);
  }
  expect(links('[a] or\n[a]: https://bank.exam', true)).toEqual([]);
  expect(links('[a]: https://bank.example\n\nsee [a]', true)).toEqual([]);
  expect(links('[a]: https://bank.example\n\nsee [a] now', true)).toEqual(['https://bank.example/']);
  expect(links('see https://bank.example now', true)).toEqual(['https://bank.example/']);
});
