import '@/utils/core/jitless';
import { joinKeyring } from '@/utils/store/keyring';
import { messageIdsWith } from '@/utils/store/messages';
import { watch } from '@/utils/store/watch';
import { HOST_LOCK } from './locks';
import { nameAfterFirstAnswer } from './name-chat';
import { sweep } from './sweep';
import { runTurn } from './turn';

interface HostOptions {
  /** Called every 20 s while a turn lives, where the browser stops idle hosts. */
  touch?: () => void;
  /** Called after idle minutes, under the lock that making a host takes. */
  onIdle?: () => void;
}

const TOUCH_MS = 20_000;
const IDLE_MS = 5 * 60_000;

/** Runs queued turns from now on. */
export function hostTurns({ touch, onIdle }: HostOptions = {}): void {
  const running = new Set<string>();
  let touching: ReturnType<typeof setInterval> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function restartIdle(): void {
    clearTimeout(idle);
    if (onIdle) idle = setTimeout(() => void closeIfIdle(onIdle), IDLE_MS);
  }

  async function closeIfIdle(close: () => void): Promise<void> {
    await navigator.locks.request(HOST_LOCK, async () => {
      if (running.size > 0 || (await messageIdsWith('queued')).length > 0) return restartIdle();
      close();
      // The lock goes with this page, so that nobody takes a host that is closing for one that is there.
      return new Promise<void>(() => undefined);
    });
  }

  async function run(id: string): Promise<void> {
    running.add(id);
    if (touch) touching ??= setInterval(touch, TOUCH_MS);
    try {
      await runTurn(id);
      await nameAfterFirstAnswer(id);
    } finally {
      running.delete(id);
      if (running.size === 0) {
        clearInterval(touching);
        touching = undefined;
        restartIdle();
      }
    }
  }

  void sweep();
  // Keys that a panel unlocks outlive it here.
  void joinKeyring();
  watch(
    () => messageIdsWith('queued'),
    (ids) => {
      for (const id of ids) if (!running.has(id)) void run(id);
    },
    // A host that no longer hears is replaced with the next question.
    onIdle,
  );
  restartIdle();
  // Loaded before the first question, so that it need not wait.
  void import('ai');
}
