import type { Pointed } from '../../utils/chat/point-to';
import type { Source, SourceFile } from '../../utils/core/rows';

/** A pointing: the sentence's number, the mark of the document it was read in and that one's address, and what became of it. */
export interface PointingRaced {
  sentence: number;
  mark: string;
  url: string;
  came: Pointed['state'] | 'unread' | 'failed' | 'late';
}

// Sent into the panel and run there, so it uses nothing from outside of it.

/**
 * Points into tabs that go from page to page meanwhile.
 * @param addresses where they go
 * @param pointings how many in each tab; each has a sentence of its own, from `first` on
 * @param seed two runs with the same one go the same ways
 */
export async function racePointing(
  addresses: readonly string[],
  tabs: number,
  pointings: number,
  first: number,
  seed: number,
): Promise<PointingRaced[]> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const pointing = Reflect.get(window, 'pointing') as {
    read(tabId: number): Promise<Source>;
    pointTo(...wish: unknown[]): Promise<Pointed>;
  };
  const AT_ONCE = 12;
  let state = seed;
  const chance = (most: number): number => {
    // Numerical Recipes' generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const open = (Reflect.get(window, 'racing') as number[] | undefined) ?? [];
  while (open.length < tabs) open.push((await api.tabs.create({ url: addresses[open.length], active: false })).id);
  Reflect.set(window, 'racing', open);
  const pause = (most: number) => new Promise((done) => setTimeout(done, chance(most)));
  const move = async (tabId: number): Promise<void> => {
    const way = chance(10);
    if (way < 5) await api.tabs.update(tabId, { url: addresses[chance(addresses.length)] });
    else if (way < 8) await api.tabs.goBack(tabId);
    else if (way < 9) await api.tabs.goForward(tabId);
    else await api.tabs.reload(tabId);
  };
  const hasCome = async (tabId: number): Promise<void> => {
    for (let tries = 0; tries < 20 && (await api.tabs.get(tabId)).status !== 'complete'; tries++)
      await new Promise((done) => setTimeout(done, 20));
  };
  const raced: PointingRaced[] = [];
  let next = first;
  const point = async (file: SourceFile | undefined): Promise<void> => {
    const sentence = next++;
    const mark = /MARK\\?\((\w+)\\?\)/.exec(file?.text ?? '')?.[1] ?? '';
    const told = { sentence, mark, url: file?.url ?? '' };
    if (!file || !mark) {
      raced.push({ ...told, came: 'unread' });
      return;
    }
    const text = `Sentence number ${sentence} of these stands on every page.`;
    const late = new Promise<{ state: 'late' }>((done) => setTimeout(() => done({ state: 'late' }), 5_000));
    const pointed = pointing.pointTo(file, { text, before: '', after: '' }, null).catch(() => ({ state: 'failed' as const }));
    raced.push({ ...told, came: (await Promise.race([pointed, late])).state });
  };
  const race = async (tabId: number): Promise<void> => {
    for (let at = 0; at < pointings; at += AT_ONCE) {
      await hasCome(tabId);
      const source = await pointing.read(tabId).catch(() => undefined);
      const file = source && ({ ...source, id: 'f', chatId: 'c', hash: '', readAt: 0 } satisfies SourceFile);
      const begun = Array.from({ length: AT_ONCE }, () => pause(60).then(() => point(file)));
      await pause(20);
      void move(tabId).catch(() => undefined);
      await pause(40);
      // And once more, so that it is on its way in the middle.
      if (chance(3) === 0) void move(tabId).catch(() => undefined);
      await Promise.all(begun);
    }
  };
  await Promise.all(open.slice(0, tabs).map(race));
  return raced;
}
