import { execFileSync } from 'node:child_process';
import process from 'node:process';

/**
 * Stops processes and starts them again, as a computer does that sleeps.
 * @param {number[]} pids
 * @param {() => Promise<unknown>} meanwhile what goes on elsewhere
 */
export async function whileAsleep(pids, meanwhile) {
  const signal = (name) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // One that ended meanwhile.
      }
    }
  };
  signal('SIGSTOP');
  try {
    await meanwhile();
  } finally {
    signal('SIGCONT');
  }
}

/**
 * A process and all that it started, directly or not.
 * @param {number} pid
 * @returns {number[]}
 */
export function processTree(pid) {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const under = (parent) => pairs.flatMap(([child, by]) => (by === parent ? [child, ...under(child)] : []));
  return [pid, ...under(pid)];
}
