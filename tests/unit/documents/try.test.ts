import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { parseDocument } from '@/utils/core/documents/parse-document';
test('try', async () => {
  for (const name of readdirSync('/tmp/docs-try')) {
    const bytes = readFileSync('/tmp/docs-try/' + name);
    const start = performance.now();
    try {
      const source = await parseDocument(name.split('.').at(-1) as 'pdf', new File([bytes], name), {});
      console.log(name, Math.round(performance.now() - start), 'ms', JSON.stringify({ ...source, text: source.text.length }), '\n', source.text.slice(0, Number(process.env['N'] ?? 3000)));
    } catch (error) { console.log(name, error, (error as Error).cause); }
  }
}, 600000);
