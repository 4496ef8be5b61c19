// npm run bench:reading [-- --split dev --stride 1 --sets wcxb,aeb]
//
// Reads the labelled pages of the extraction bench in real Chromium, with Aside's reader and others in turn, and writes the table in docs/reading.md.
import { underNode24 } from './lib/node24.mjs';

await underNode24();
const { benchReading } = await import('./lib/reading/bench-reading.mjs');
await benchReading(process.argv.slice(2));
