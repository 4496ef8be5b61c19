import type { DocumentRead } from '../../utils/core/page-read';

// Sent into the panel and run there, so it uses nothing from outside of it.

/** Shows an address in a tab behind the others and reads it as the panel does, by the injected script. */
export async function readIn(url: string): Promise<DocumentRead[]> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const known = Reflect.get(globalThis, 'readingTab') as number | undefined;
  const tabId: number = known ?? (await api.tabs.create({ url, active: false })).id;
  Reflect.set(globalThis, 'readingTab', tabId);
  if (known !== undefined) await api.tabs.update(tabId, { url });
  for (let tries = 0; tries < 300; tries++) {
    const [there] = await api.scripting
      .executeScript({ target: { tabId }, func: () => [location.href, document.readyState], injectImmediately: true })
      .catch(() => []);
    if (there?.result?.[0] === url && there.result[1] === 'complete') break;
    await new Promise((done) => setTimeout(done, 30));
  }
  const read = await api.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ['/read-page.js'],
    injectImmediately: true,
  });
  read.sort((one: { frameId: number }, other: { frameId: number }) => one.frameId - other.frameId);
  return read.map(({ result }: { result: DocumentRead }) => result);
}
