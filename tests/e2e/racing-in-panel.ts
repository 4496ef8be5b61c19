import type { DocumentRead } from '../../utils/core/page-read';

/** A reading, or why there is none. */
export type Raced = { reads: DocumentRead[] } | { failed: string };

// Sent into the panel and run there, so it uses nothing from outside of it.

/**
 * Reads tabs that go from page to page meanwhile: by address, back and forward, and within one document.
 * @param addresses where they go
 * @param readings how many of each tab
 * @param seed two runs with the same one go the same ways
 */
export async function raceIn(addresses: readonly string[], tabs: number, readings: number, seed: number): Promise<Raced[]> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const AT_ONCE = 4;
  let state = seed;
  const chance = (most: number): number => {
    // Numerical Recipes' generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const late = (ms: number) => new Promise<Raced>((done) => setTimeout(() => done({ failed: 'late' }), ms));
  const open = (Reflect.get(globalThis, 'racing') as number[] | undefined) ?? [];
  while (open.length < tabs) open.push((await api.tabs.create({ url: addresses[open.length], active: false })).id);
  Reflect.set(globalThis, 'racing', open);
  const move = async (tabId: number): Promise<void> => {
    const way = chance(12);
    if (way < 3) await api.tabs.update(tabId, { url: addresses[chance(addresses.length)] });
    else if (way < 5) await api.tabs.goBack(tabId);
    else if (way < 6) await api.tabs.goForward(tabId);
    else
      await api.scripting.executeScript({
        target: { tabId },
        func: () => void document.documentElement.dispatchEvent(new Event('next')),
        injectImmediately: true,
      });
  };
  const read = async (tabId: number): Promise<Raced> => {
    try {
      const results = await api.scripting.executeScript({
        target: { tabId, allFrames: true },
        files: ['/read-page.js'],
        injectImmediately: true,
      });
      results.sort((one: { frameId: number }, other: { frameId: number }) => one.frameId - other.frameId);
      return { reads: results.map(({ result }: { result: DocumentRead }) => result) };
    } catch (error) {
      return { failed: String(error) };
    }
  };
  const hasCome = async (tabId: number): Promise<void> => {
    for (let tries = 0; tries < 20 && (await api.tabs.get(tabId)).status !== 'complete'; tries++)
      await new Promise((done) => setTimeout(done, 20));
  };
  const raced: Raced[] = [];
  const pause = (most: number) => new Promise((done) => setTimeout(done, chance(most)));
  const race = async (tabId: number): Promise<void> => {
    for (let at = 0; at < readings; at += AT_ONCE) {
      void move(tabId).catch(() => undefined);
      await pause(40);
      // Sometimes at once, sometimes once the page has come.
      if (chance(3) > 0) await hasCome(tabId);
      const begun = Array.from({ length: AT_ONCE }, async () => {
        await pause(30);
        raced.push(await Promise.race([read(tabId), late(5_000)]));
      });
      // And in the middle of the reading.
      if (chance(5) === 0) void move(tabId).catch(() => undefined);
      await Promise.all(begun);
    }
  };
  await Promise.all(open.slice(0, tabs).map(race));
  return raced;
}
