// npm run train:reading      needs Python 3 with lightgbm and numpy (pip install lightgbm numpy)
//
// Makes utils/core/reading/weights.json anew from the labelled pages: what is on each page as the reader sees it, which of its blocks are in
// the truth, and two forests that weigh them. Prints F1 on pages of sites that the forests did not see.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { underNode24 } from './lib/node24.mjs';
import { ROOT, SCRATCH } from './lib/project.mjs';

await underNode24();
const { labelledBlocks } = await import('./lib/reading/labelled-blocks.mjs');
const folder = join(SCRATCH, 'train');
await labelledBlocks(folder);
const { status } = spawnSync(
  'python3',
  [join(ROOT, 'scripts/lib/reading/train.py'), folder, join(ROOT, 'utils/core/reading/weights.json')],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
