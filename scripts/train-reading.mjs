// npm run train:reading [-- --stride N]      needs Python 3 with lightgbm and numpy (pip install lightgbm numpy)
//
// Makes utils/core/reading/weights.json anew from the labelled pages: what is on each page as the reader sees it, which of its blocks are in
// the truth, and the forests that weigh them. With a stride, one page of so many: a trial. Prints the error on sites that the forests did not see.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { underNode24 } from './lib/node24.mjs';
import { ROOT, SCRATCH } from './lib/project.mjs';

await underNode24();
const { labelledBlocks } = await import('./lib/reading/labelled-blocks.mjs');
const folder = join(SCRATCH, 'train');
const { values } = parseArgs({ options: { stride: { type: 'string', default: '1' } } });
await labelledBlocks(folder, Number(values.stride));
const { status } = spawnSync(
  'python3',
  [join(ROOT, 'scripts/lib/reading/train.py'), folder, join(ROOT, 'utils/core/reading/weights.json')],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
