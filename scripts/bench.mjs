// Measures what `docs/architecture.md` states: sizes, the start of the panel, the way from Enter to the first word, Stop.
// Figures of one run stand side by side; only their ratios carry over to another machine.
import { underNode24 } from './lib/node24.mjs';

await underNode24();
const { bench } = await import('./lib/bench.mjs');
await bench();
