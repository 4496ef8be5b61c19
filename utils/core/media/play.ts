/** For so long a browser may look at a file before it is taken for one that it cannot play; ms. */
const PATIENCE_MS = 10_000;

/**
 * Opens a recording or a film in an element of this document, and closes it again.
 * @param read called when its length and size are known
 * @returns undefined where the browser cannot play it
 */
export async function withPlayer<T>(file: Blob, read: (player: HTMLVideoElement) => Promise<T>): Promise<T | undefined> {
  const player = document.createElement('video');
  const address = URL.createObjectURL(file);
  try {
    player.preload = 'auto';
    player.muted = true;
    player.src = address;
    if (!(await happens(player, 'loadedmetadata'))) return undefined;
    return await read(player);
  } finally {
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(address);
  }
}

/** Waits for an event of a player. @returns whether it came, and no failure before it */
export function happens(player: HTMLVideoElement, event: 'loadedmetadata' | 'seeked' | 'durationchange'): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => resolve(false), PATIENCE_MS);
  const end = new AbortController();
  player.addEventListener(event, () => resolve(true), { signal: end.signal });
  player.addEventListener('error', () => resolve(false), { signal: end.signal });
  return promise.finally(() => {
    clearTimeout(late);
    end.abort();
  });
}
