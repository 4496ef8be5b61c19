// Takes a picture of every view, in the real side panel of real Chromium, into docs/screens: light and dark, 320 and 420 px beside each other.
import process from 'node:process';
import { underNode24 } from './lib/node24.mjs';

await underNode24();
const { takeScreens } = await import('./lib/screens.mjs');
await takeScreens(process.argv.slice(2));
