import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS } from '@/components/ui/markdown/code/kinds';
import { languageOf } from '@/components/ui/markdown/code/language-names';
import { findSpans } from '@/components/ui/markdown/code/spans';

const ROOT = new URL('../..', import.meta.url).pathname;
const css = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The light and the dark value of a custom property. */
function colours(sheet: string, name: string): [string, string] {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet) ?? [];
  return [light, dark];
}

/** WCAG's relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(KINDS)('%s is told from the ground of code by 4.5:1 in both themes', (kind) => {
  const grounds = colours(css('entrypoints/sidepanel/style.css'), 'sunk');
  colours(css('components/ui/markdown/code/colours.css'), `code-${kind}`).forEach((colour, theme) => {
    const [dark = 0, light = 0] = [luminance(colour), luminance(grounds[theme] ?? '')].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

/** A code with its spans written into it. */
async function marked(code: string, name: string): Promise<string> {
  const language = languageOf(name);
  if (!language) throw new Error(`no language ${name}`);
  let shown = '';
  let at = 0;
  for (const [start, end, kind] of await findSpans(code, language)) {
    shown += `${code.slice(at, start)}<${kind}>${code.slice(start, end)}</>`;
    at = end;
  }
  return shown + code.slice(at);
}

test('stretches of code are found where they are, in order, none over another', async () => {
  expect(await marked("const a = 'x' + 1; // c", 'ts')).toBe("<keyword>const</> a = <string>'x'</> + <number>1</>; <comment>// c</>");
  expect(await marked('def f(x):\n  return 12', 'Python')).toContain('<keyword>def</> <title>f</>');
  expect(await marked('- a\n+ b\n', 'diff')).toBe('<removed>- a</>\n<added>+ b</>\n');
});

test('code within code keeps its places', async () => {
  expect(await marked('<p id="a"><script>let a = 1;</script></p>', 'html')).toContain('<keyword>let</> a = <number>1</>;');
});

test('names that fences use lead to a language, others to none', () => {
  expect(['js', 'TSX', 'py', 'c++', 'sh', 'yml', 'Rust'].map(languageOf)).toEqual([
    'javascript',
    'typescript',
    'python',
    'cpp',
    'bash',
    'yaml',
    'rust',
  ]);
  for (const name of ['', 'mermaid', 'constructor', '__proto__', 'text']) expect(languageOf(name)).toBeUndefined();
});

test('every language can be loaded and reads something', async () => {
  for (const name of ['bash', 'xml', 'markdown', 'php', 'shell', 'scss', 'latex', 'sql', 'go', 'java', 'csharp', 'swift', 'wasm'] as const)
    expect(await findSpans('"text" 12 # <a> // x\n', name), name).toBeInstanceOf(Array);
});
