import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { openPdf } from '@/utils/core/documents/pdf/open-pdf';
import { runsOf } from '@/utils/core/documents/pdf/runs';
import { segmentsOf } from '@/utils/core/documents/pdf/lines';
test('dbg', async () => {
  const pdf = await openPdf(new Uint8Array(readFileSync(process.env['F'] ?? '/tmp/docs-try/two.pdf')), undefined);
  const { runs } = await runsOf(await pdf.getPage(Number(process.env['P'] ?? 1)));
  for (const s of segmentsOf(runs)) console.log([s.left, s.right, s.base, s.size].map(Math.round).join(' '), s.text.slice(0, 60));
});
