import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { plantedPages } from '@/tests/planted/pages';
import { lettersOf } from '@/utils/core/pointing/letters';

const elsewhere = (path: string) => `http://localhost:1${path}`;

test('the planted pages are two hundred, and always the same', () => {
  const pages = plantedPages(elsewhere);
  expect(pages).toHaveLength(200);
  expect(new Set(pages.map(({ path }) => path)).size).toBe(200);
  expect(plantedPages(elsewhere)).toEqual(pages);
});

test('each planted answer stands in one element, which has its number', () => {
  for (const { path, files, answers } of plantedPages(elsewhere)) {
    expect(answers, path).toHaveLength(2);
    // A page in an attribute of a frame, or in a script, is looked into as text.
    const html = Object.values(files).join('\n').replaceAll('&quot;', '"').replaceAll('\\u003c', '<').replaceAll('\\"', '"');
    const { document } = parseHTML(html.replaceAll('<template shadowrootmode="open">', '<div>').replaceAll('</template>', '</div>'));
    for (const { id, text } of answers) {
      expect(html, path).toContain(`data-answer="${id}"`);
      const holders = [...document.querySelectorAll(`[data-answer="${id}"]`)].map((element) => lettersOf(element.textContent ?? ''));
      const [holder = ''] = new Set(holders.length > 0 ? holders : [lettersOf(html)]);
      expect(holder, `${path} ${text}`).toContain(lettersOf(text));
    }
  }
});
