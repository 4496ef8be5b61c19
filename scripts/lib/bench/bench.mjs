import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { commandOf, ROOT } from '../project.mjs';
import { benchDocuments } from './documents.mjs';
import { benchFirstAnswer } from './first-answer.mjs';
import { benchFirstByte } from './first-byte.mjs';
import { benchFirstWord } from './first-word.mjs';
import { buildEmptyPanel, writeTextBox } from './floors.mjs';
import { benchHost } from './host.mjs';
import { benchIdle } from './idle.mjs';
import { benchLongChat } from './long-chat.mjs';
import { benchMenuPick } from './menu-pick.mjs';
import { benchOpen } from './open.mjs';
import { benchRegion } from './region.mjs';
import { Report } from './report.mjs';
import { benchSizes } from './sizes.mjs';
import { benchStream } from './stream.mjs';

/**
 * Takes all figures, or those of some parts.
 * @param {readonly string[]} only names of parts; none: all, which are then written to docs/performance.md
 */
export async function bench(only) {
  const report = new Report();
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'zip'], { cwd: ROOT, stdio: 'ignore' });
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build', '-b', 'firefox', '--mv3'], { cwd: ROOT, stdio: 'ignore' });
  const emptyPanel = await buildEmptyPanel();
  const parts = {
    sizes: () => benchSizes(report, emptyPanel),
    open: () => benchOpen(report, { emptyPanel, textBox: writeTextBox() }),
    'first-word': () => benchFirstWord(report),
    'first-byte': () => benchFirstByte(report),
    stream: () => benchStream(report),
    host: () => benchHost(report),
    'long-chat': () => benchLongChat(report),
    idle: () => benchIdle(report),
    'first-answer': () => benchFirstAnswer(report),
    'menu-pick': () => benchMenuPick(report),
    region: () => benchRegion(report),
    documents: () => benchDocuments(report),
  };
  for (const [name, run] of Object.entries(parts)) if (only.length === 0 || only.includes(name)) await run();
  if (only.length === 0) report.write();
}
