import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';
import { connect } from './firefox-steps';

const EVERYTHING = [
  'The price is $5 or $10, and $E = mc^2$ is maths.',
  '$$\n\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} = \\sum_{i=1}^n \\frac{i}{2}\n$$',
  '```ts\nexport const a: number = 12; // twelve\n```',
  '| Lamp | Candles |\n|---|---:|\n| =cmd | 12 |\n| "Arc", electric | 6700 |',
  'Said[^1] with **force**.',
  '[^1]: The note.',
].join('\n\n');

/** What the clipboard holds, by type; nothing while it is being written. */
const clipboard = ({ panel }: FirefoxWithExtension) =>
  panel.evaluate(async () => {
    try {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : '');
      return { text: await read('text/plain'), html: await read('text/html') };
    } catch {
      return { text: '', html: '' };
    }
  });

test('formulas are drawn, code is coloured, tables and answers are copied', async ({ aside, site, model }) => {
  // Lets a test read the clipboard without the browser's own “Paste” button.
  await aside.setPreference('dom.events.testing.asyncClipboard', true);
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await connect(aside, model);
  model.answersNext({ text: [EVERYTHING] });
  await panel.fill('Your question', 'Show everything.');
  await panel.press('Enter');
  await panel.waitFor(() => document.querySelectorAll('article[data-status="done"] math').length === 2);
  await panel.waitFor(() => (CSS.highlights.get('code-keyword')?.size ?? 0) > 1);
  const tall = await panel.evaluate(() => document.querySelector('.md-display math')?.getBoundingClientRect().height ?? 0);
  expect(tall).toBeGreaterThan(30);

  await panel.click('button', 'Note 1');
  await panel.waitFor(() => document.activeElement?.closest('li')?.textContent?.includes('The note.'));

  await panel.click('button', 'Copy');
  await expect.poll(() => panel.text()).toContain('Copied');
  await expect.poll(async () => (await clipboard(aside)).text.replaceAll('\r', '')).toBe(EVERYTHING);
  await expect.poll(async () => (await clipboard(aside)).html).toContain('<strong>force</strong>');

  await panel.click('button', 'More ways to copy');
  await panel.click('menuitem', 'As plain text');
  await expect.poll(async () => (await clipboard(aside)).text).toContain('Said[1] with force.');

  // Who copies a table points at it first; then its button is there.
  await panel.click('region', 'Lamp, Candles');
  await panel.click('button', 'Copy the table');
  await panel.click('menuitem', 'As CSV');
  await expect
    .poll(async () => (await clipboard(aside)).text.replaceAll('\r', ''))
    .toBe(`Lamp,Candles\n'=cmd,12\n"""Arc"", electric",6700`);
  await panel.click('region', 'Lamp, Candles');
  await panel.click('button', 'Copy the table');
  await panel.click('menuitem', 'As a table');
  await expect.poll(async () => (await clipboard(aside)).html).toContain('<th>Lamp</th>');
});
