import { ensureTurnHost } from '@/utils/browser/turn-host';
import { messageIdsWith } from '@/utils/store/messages';
import { HOST_LOCK } from './locks';

/** Sees to a host for questions that are queued and have none: theirs went down before it began. */
export async function resumeQueue(): Promise<void> {
  await navigator.locks.request(HOST_LOCK, async () => {
    if ((await messageIdsWith('queued')).length > 0) await ensureTurnHost();
  });
}

/** Has a host stand by, so that a question that is coming need not wait for one. */
export async function warmHost(): Promise<void> {
  await navigator.locks.request(HOST_LOCK, ensureTurnHost);
}
