// Measures sizes, speed and wakefulness beside floors that it builds itself, and writes docs/performance.md. Names of parts measure those alone.
import process from 'node:process';
import { underNode24 } from './lib/node24.mjs';

await underNode24();
const { bench } = await import('./lib/bench/bench.mjs');
await bench(process.argv.slice(2));
