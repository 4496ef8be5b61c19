import type { Stage } from '@/utils/core/faults';
import type { Ceilings } from './ceilings';

/** How often it is looked at; ms. Less for small ceilings. */
const TICK_MS = 1_000;
/** A gap between two looks counts as at most this many of them: the machine slept, or this page stood still. */
const MOST_TICKS = 4;
/** What is left for the server to be heard after such a gap, at least; ms. */
const GRACE_MS = 10_000;

export interface WakingClock {
  /** The server is waited for from now on. */
  wait(stage: Stage): void;
  /** It was heard: nobody waits. */
  heard(): void;
  stop(): void;
}

/**
 * Says when a server was waited for too long. It counts the time that this machine was awake: after a sleep whatever has arrived
 * is read first, and a local model, which slept too, gets the rest of its time. No change of the wall clock matters.
 * @param late called once, with what was waited for
 */
export function startWakingClock(ceilings: Ceilings, late: (stage: Stage) => void): WakingClock {
  const { headersMs, silenceMs, answerMs } = ceilings;
  const tick = Math.min(TICK_MS, Math.min(headersMs, silenceMs, answerMs) / 8);
  let whole = 0;
  let silent = 0;
  let stage: Stage | undefined;
  let last = performance.now();

  function look(): void {
    const now = performance.now();
    const gap = now - last;
    last = now;
    const counted = Math.min(gap, MOST_TICKS * tick);
    whole += counted;
    if (whole > answerMs) end('whole');
    if (whole > answerMs || !stage) return;
    const most = stage === 'headers' ? headersMs : silenceMs;
    silent += counted;
    if (gap > counted) silent = Math.min(silent, most - Math.min(GRACE_MS, most / 2));
    if (silent > most) end(stage);
  }

  function end(at: Stage): void {
    clearInterval(timer);
    late(at);
  }

  const timer = setInterval(look, tick);
  return {
    wait(next) {
      stage = next;
      silent = 0;
    },
    heard() {
      stage = undefined;
    },
    stop: () => clearInterval(timer),
  };
}
