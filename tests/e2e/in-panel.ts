// These functions are sent into the panel and run there, so they use nothing from outside of them.

/** The last answer in the thread: its status, the name of who wrote it, its words. */
export function lastAnswerIn() {
  const last = [...document.querySelectorAll<HTMLElement>('article[data-status]')].at(-1);
  return { status: last?.dataset['status'] ?? '', engine: last?.dataset['engine'] ?? '', text: last?.innerText ?? '' };
}

/** What the extension keeps, as text: `local`, `session` and each store as `database/store`. A CryptoKey says whether it can be taken out. */
export async function everythingKept(): Promise<Record<string, string>> {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_name, each: unknown) => {
      if (each instanceof CryptoKey) return `key ${each.extractable}`;
      if (each instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(each));
      return ArrayBuffer.isView(each) ? String.fromCharCode(...new Uint8Array(each.buffer)) : each;
    }) ?? '';
  const found: Record<string, string> = { local: text({ ...localStorage }), session: text({ ...sessionStorage }) };
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((done) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => done(open.result);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
      });
      found[`${name}/${store}`] = text(rows);
    }
    database.close();
  }
  return found;
}

/** The connected endpoints' addresses in the list, first to last. */
export function addressesInOrder(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[aria-label="Connected"] .open')].map(({ title }) => title);
}

/** The sites that the user has granted. */
export async function grantedOrigins(): Promise<string[]> {
  const { permissions } = Reflect.get(globalThis, 'chrome') as { permissions: { getAll(): Promise<{ origins: string[] }> } };
  return (await permissions.getAll()).origins;
}

/** What has the keyboard: its name, and whether it shows that it has it. */
export function focusIn(): { name: string; isShown: boolean } {
  const control = document.activeElement as HTMLElement | null;
  const name =
    control?.getAttribute('aria-label') ??
    (control instanceof HTMLInputElement ? control.labels?.[0]?.innerText : undefined) ??
    control?.innerText;
  const { outlineStyle, boxShadow } = control ? getComputedStyle(control) : { outlineStyle: 'none', boxShadow: 'none' };
  const around = control?.closest('.composer');
  const isShown = outlineStyle !== 'none' || boxShadow !== 'none' || (around ? getComputedStyle(around).boxShadow !== 'none' : false);
  return { name: name?.trim() ?? '', isShown };
}

/** What is wider than the room it has: the document, and each of its parts that must fit. */
export function tooWideIn(): string[] {
  return [document.documentElement, ...document.querySelectorAll<HTMLElement>('main, footer, header, form')]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
    .map((element) => `${element.localName}.${element.className} is ${element.scrollWidth} in ${element.clientWidth}`);
}

/** Keeps a chat of 5,000 messages, called “A long chat”. */
export async function keepLongChat(): Promise<void> {
  const database = await new Promise<IDBDatabase>((done) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
  });
  const rows = database.transaction(['chats', 'messages'], 'readwrite');
  rows.objectStore('chats').put({ id: 'long', title: 'A long chat', head: 'm4999', createdAt: 0, updatedAt: Date.now() });
  for (let seq = 0; seq < 5_000; seq++)
    rows.objectStore('messages').put({
      id: `m${seq}`,
      chatId: 'long',
      seq,
      parentId: seq === 0 ? null : `m${seq - 1}`,
      role: seq % 2 ? 'assistant' : 'user',
      parts: [{ type: 'text', text: `Message number ${seq} about rivers. ${'More words. '.repeat(seq % 40)}` }],
      status: 'done',
      createdAt: 0,
    });
  await new Promise((done) => {
    rows.oncomplete = done;
  });
  database.close();
}

/** Brings a part of the thread into view and gives the words in its middle. */
export async function wordsAt(part: number): Promise<string> {
  const thread = document.querySelector('main.thread');
  if (!thread) return '';
  thread.scrollTo({ top: thread.scrollHeight * part });
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { left, top, width, height } = thread.getBoundingClientRect();
  return document.elementFromPoint(left + width / 3, top + height / 2)?.closest('.turns')?.textContent ?? '';
}

/** Begins to note what a screen reader is told of an answer, for `saidIn`. */
export function listenIn(): void {
  const said: string[] = [];
  Reflect.set(window, 'said', said);
  new MutationObserver(() => {
    const text = document.querySelector('main.thread > [role="status"]')?.textContent?.trim();
    if (text && text !== said.at(-1)) said.push(text);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** What a screen reader was told since. */
export function saidIn(): string[] {
  return Reflect.get(window, 'said') as string[];
}

/** What moves, or would. */
export function movingIn(): string[] {
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect && Number(effect.getComputedTiming().duration) > 0)
    .map(({ effect }) => (effect as KeyframeEffect).target?.className ?? '');
  const slow = [...document.querySelectorAll('*')]
    .filter((element) => /[1-9]/.test(getComputedStyle(element).transitionDuration))
    .map(({ className }) => className);
  return [...moving, ...slow];
}

/** The controls that a finger may miss; links within a text are as high as its lines. */
export function smallTargetsIn(): string[] {
  return [...document.querySelectorAll<HTMLElement>('button:not(.link), select, summary')]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.getBoundingClientRect().height < 44)
    .map((control) => control.outerHTML.slice(0, 80));
}
