// npm run bench:pointing [-- --only WORDS --browser firefox --tell]
//
// Points at the planted answers of two hundred generated pages, in real browsers with the real extension, and writes the table in docs/reading.md.
import { underNode24 } from './lib/node24.mjs';

await underNode24();
const { benchPointing } = await import('./lib/pointing/bench-pointing.mjs');
await benchPointing(process.argv.slice(2));
