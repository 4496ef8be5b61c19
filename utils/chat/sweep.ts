import { messageIdsWith, messageOf } from '@/utils/store/messages';
import { endMessage } from '@/utils/store/tails';
import { watch } from '@/utils/store/watch';
import { turnLock } from './locks';

/** Marks every answer interrupted that says it is being written and that nobody writes: its lock is free. */
export async function sweep(): Promise<void> {
  for (const id of await messageIdsWith('streaming', 'stopping')) {
    await navigator.locks.request(turnLock(id), { ifAvailable: true }, async (lock) => {
      if (lock) await interrupt(id);
    });
  }
}

/**
 * Waits for the end of a turn that somebody writes, and marks it interrupted if its writer died. The lock tells: no timer, no heartbeat.
 * @param signal stops waiting
 */
export async function watchTurn(id: string, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(turnLock(id), { signal, mode: 'shared' }, () => interrupt(id));
}

/** To be called while holding the turn's lock. */
async function interrupt(id: string): Promise<void> {
  const message = await messageOf(id);
  if (message?.status === 'streaming' || message?.status === 'stopping')
    await endMessage(id, { status: 'interrupted', endedAt: Date.now() });
}

/** Resolves when no answer is queued or being written. */
export function afterTurns(): Promise<void> {
  return new Promise((done) => {
    const stop = watch(
      () => messageIdsWith('queued', 'streaming', 'stopping'),
      (ids) => {
        if (ids.length > 0) return;
        stop();
        done();
      },
    );
  });
}
