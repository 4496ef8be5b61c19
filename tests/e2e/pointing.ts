import { readFile } from 'node:fs/promises';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import type { Pointed } from '../../utils/chat/point-to';
import type { SourceFile } from '../../utils/core/rows';
import { pdfOf } from '../documents/pdfs';
import { expect } from './expect';
import { serveFilm } from './player-pages';
import { type Highlighted, highlightedIn, momentIn, openIn, pixelsIn, pointIn, readIn, tabsIn, tellIn } from './pointing-in-panel';

/** Runs a function in the panel, which knows `pointing`. */
export type Run = <A extends unknown[], R>(code: (...args: A) => R, ...args: A) => Promise<Awaited<R>>;

const TAIL = 'was written down by the keeper of the tower on a day that he did not name, and it stands here as he wrote it';
const note = (number: number): string => `Note ${number} ${TAIL}: the light ${'turned and '.repeat(number % 7)}went out ${number} times.`;
const notes = (from: number, to: number): string => Array.from({ length: to - from }, (_, n) => `<p>${note(from + n)}</p>`).join('\n');
/** Stands three times in the page. */
const REFRAIN = 'The sea was calm on that night, and no ship passed.';
const IN_FRAME = 'What stands in the frame was written by another keeper, who came from the island and stayed for a year.';
const IN_OTHER = 'This frame comes from another host, and says that the harbour was closed for repairs in the spring.';
const IN_SHADOW = 'In the shadow tree it is said that the lamp was lit with oil until the cable came in 1926.';
const IN_SCROLLER = 'At the end of the box that scrolls by itself the keeper counts the birds that flew against the glass.';
const IN_DETAILS = 'Folded away is what the keeper thought of his wages, which came twice a year and were never enough.';
const IN_FOLD = 'Behind the button stands what there was to eat in winter: bread, beans and fish, and on Sundays the other fish.';
const IN_LOW_BOX = 'The first lines of this box are about the rope, and they are what is meant when somebody asks about the box.';
const UNSIZED = 'Where nothing is laid out until it comes near, the keeper writes of the ice that closed the harbour.';
const CHANGING = 'The boat with the post comes on Tuesdays when the weather allows it, and stays away when it does not.';
const CHANGED = 'The old boat with the post comes on Tuesdays when the weather allows it, and it often stays away when it does not.';
/** In an editor in the page, where the user types after some words and begins a new paragraph. */
const EDITED = 'Who has the watch writes here what the wind does, and how often the gun was fired in the fog.';
const TYPED_AT = EDITED.indexOf(' what the wind');
const TYPED = ' with a pencil';

const frameAt = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>In it</title>${notes(200, 230)}<p>${text}</p>${notes(230, 240)}`;

const pageWith = (otherFrame: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The keeper's notes</title>
<body>
<main><h1>The keeper's notes</h1>
${notes(0, 30)}
<p>First refrain. ${REFRAIN}</p>
${notes(30, 40)}
<p>Second refrain. <b>The sea</b> was <i>calm on that</i> night, and no ship passed.</p>
${notes(40, 50)}
<p>Third refrain. ${REFRAIN}</p>
<div style="height: 200px; overflow: auto; border: 1px solid">${notes(50, 70)}<p>${IN_SCROLLER}</p>${notes(70, 75)}</div>
<section><template shadowrootmode="open"><p>${IN_SHADOW}</p></template></section>
${notes(75, 85)}
<details><summary>Of his wages</summary><p>${IN_DETAILS}</p></details>
<button aria-controls="fold" aria-expanded="false">Of his meals</button>
<div id="fold" style="display: none"><p>${IN_FOLD}</p></div>
<p id="changing">${CHANGING}</p>
<div contenteditable><p id="edited">${EDITED}</p></div>
${notes(85, 95)}
<iframe style="width: 700px; height: 300px" src="/in-frame"></iframe>
${notes(95, 110)}
<iframe style="width: 700px; height: 300px" src="${otherFrame}"></iframe>
${notes(110, 120)}
</main>
<script>
document.documentElement.addEventListener('change', () => {
  const changing = document.getElementById('changing');
  changing.innerHTML = ${JSON.stringify(CHANGED.replace('old', '<b>old</b>'))};
  changing.before(...Array.from({ length: 20 }, () => Object.assign(document.createElement('p'), { textContent: 'Came later.' })));
  document.querySelector('h1').remove();
});
document.documentElement.addEventListener('type', () => {
  getSelection().collapse(document.getElementById('edited').firstChild, ${TYPED_AT});
  for (const letter of ${JSON.stringify(TYPED)}) document.execCommand('insertText', false, letter);
  document.execCommand('insertParagraph');
});
document.documentElement.addEventListener('remove', () => document.getElementById('changing').remove());
</script>
</body>
</html>`;

/** Its parts get their size when they come near; one is a box that is lower than the paragraph in it. */
const unsized = `<!doctype html><meta charset="utf-8"><title>Unsized</title><main>
${[10, 20, 30, 40, 50, 60].map((from) => `<section style="content-visibility: auto; contain-intrinsic-size: auto 40px">${notes(from, from + 10)}</section>`).join('')}
<section style="content-visibility: auto; contain-intrinsic-size: auto 40px"><p>${UNSIZED}</p></section>
${notes(70, 90)}<div style="height: 120px; overflow: auto"><p>${Array.from({ length: 20 }, (_, n) => note(n)).join(' ')} ${IN_LOW_BOX} ${note(21)}</p></div>${notes(90, 110)}</main>`;

/** The page at two addresses, and what is in it. @returns the address */
function serve(site: PageServer): string {
  site.page('/notes', pageWith(site.urlElsewhere('/in-other')));
  site.page('/other-notes', pageWith(site.urlElsewhere('/in-other')));
  site.page('/in-frame', frameAt(IN_FRAME));
  site.page('/in-other', frameAt(IN_OTHER));
  return site.url('/notes');
}

const SHOWN: Pointed = { state: 'shown', exact: true };

/** What is highlighted, once it has come into view. */
async function shownIn(run: Run, tabId: number): Promise<Highlighted[]> {
  await expect.poll(async () => (await run(highlightedIn, tabId)).map(({ isInView }) => isInView), { timeout: 5_000 }).toEqual([true]);
  return run(highlightedIn, tabId);
}

/** A passage is brought into view and highlighted in its own document, wherever it stands in it. */
export async function checkPlaces(run: Run, site: PageServer): Promise<void> {
  const url = serve(site);
  const tabId = await run(openIn, url);
  const file = await run(readIn, tabId);
  expect(file.place?.documents.map((each) => each.url)).toEqual([url, site.url('/in-frame'), site.urlElsewhere('/in-other')]);
  for (const [text, where] of [
    [note(20), url],
    [IN_SCROLLER, url],
    [IN_SHADOW, url],
    [IN_DETAILS, url],
    [IN_FRAME, site.url('/in-frame')],
    [IN_OTHER, site.urlElsewhere('/in-other')],
    [note(5), url],
  ] as const) {
    expect(file.text).toContain(text.replace('[', '\\['));
    expect(await run(pointIn, file, text, '', ''), text).toEqual(SHOWN);
    expect(await shownIn(run, tabId), text).toEqual([{ url: where, words: text, isInView: true }]);
  }
  expect(await run(tabsIn, 'get', tabId)).toMatchObject({ active: true });
  // A page that names its things as scripts ask for them, and changed what its own scripts ask.
  site.page('/clobbered', await readFile('tests/pages/reading/clobbered.html', 'utf8'));
  const clobbered = await run(openIn, site.url('/clobbered'));
  const named = await run(readIn, clobbered);
  for (const text of ['Inside the form stands a sentence that has to be read', 'After the form stands another sentence'])
    expect(await run(pointIn, named, text, '', '')).toEqual(SHOWN);
  site.page('/unsized', unsized);
  const sizing = await run(openIn, site.url('/unsized'));
  const sized = await run(readIn, sizing);
  for (const text of [UNSIZED, IN_LOW_BOX]) {
    expect(await run(pointIn, sized, text, '', ''), text).toEqual(SHOWN);
    expect(await shownIn(run, sizing), text).toMatchObject([{ words: text }]);
  }
  // A text as one element, which is higher than the window.
  site.route('/long.txt', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(Array.from({ length: 2_000 }, (_, n) => `${n}: ${note(n)}`).join('\n'));
  });
  const long = await run(openIn, site.url('/long.txt'));
  expect(await run(pointIn, await run(readIn, long), note(1_500), '', '')).toEqual(SHOWN);
  expect(await shownIn(run, long)).toMatchObject([{ words: note(1_500) }]);
}

/** What stands three times is told apart, what has changed is found, what is gone is said to be; Escape ends the highlight. */
export async function checkChanges(run: Run, site: PageServer): Promise<void> {
  const tabId = await run(openIn, serve(site));
  const file = await run(readIn, tabId);
  for (const [name, before, after] of [
    ['First', `${note(29)} First refrain.`, note(30)],
    ['Second', `${note(39)}\n\nSecond refrain.`, note(40)],
    ['Third', `${note(49)} Third refrain.`, note(50)],
  ] as const) {
    expect(await run(pointIn, file, REFRAIN, before, after)).toEqual(SHOWN);
    expect(await run(paragraphIn, tabId)).toMatch(new RegExp(`^${name} refrain`));
  }
  // What a button unfolds is the user's to unfold: the button is shown.
  expect(await run(pointIn, file, IN_FOLD, '', '')).toEqual(SHOWN);
  expect(await run(highlightedIn, tabId)).toMatchObject([{ words: `${IN_FOLD}Of his meals` }]);
  await run(tellIn, tabId, 'change');
  expect(await run(pointIn, file, CHANGING, note(84), note(85))).toEqual({ state: 'shown', exact: false });
  expect(await shownIn(run, tabId)).toMatchObject([{ words: CHANGED }]);
  await run(tellIn, tabId, 'Escape');
  expect(await run(highlightedIn, tabId)).toEqual([]);
  expect(await run(pointIn, file, EDITED, '', '')).toEqual(SHOWN);
  await run(tellIn, tabId, 'type');
  expect(await run(pointIn, file, EDITED, '', '')).toEqual({ state: 'shown', exact: false });
  expect((await shownIn(run, tabId))[0]?.words).toContain('how often the gun was fired');
  await run(tellIn, tabId, 'remove');
  expect(await run(pointIn, file, CHANGING, note(84), note(85))).toEqual({ state: 'gone' });
  expect(await run(highlightedIn, tabId)).toEqual([]);
}

/** The paragraph in which the highlight is. */
async function paragraphIn(tabId: number): Promise<string> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const [{ result }] = await api.scripting.executeScript({
    target: { tabId },
    world: 'MAIN',
    func: () => [...(CSS.highlights.get('aside-passage') ?? [])][0]?.startContainer.parentElement?.closest('p')?.textContent ?? '',
  });
  return result;
}

/** The tab that was read, loaded anew; another tab; a tab that shows something else; none. */
export async function checkTabs(run: Run, site: PageServer): Promise<void> {
  const url = serve(site);
  const tabId = await run(openIn, url);
  const file = await run(readIn, tabId);
  const point = (to: SourceFile = file) => run(pointIn, to, note(20), note(19), note(21));
  await run(tabsIn, 'reload', tabId);
  expect(await point()).toEqual(SHOWN);
  expect(await shownIn(run, tabId)).toMatchObject([{ words: note(20) }]);
  // Another page with the same words.
  await run(tabsIn, 'update', tabId, { url: site.url('/other-notes') });
  const closed = await point();
  expect(closed).toMatchObject({ state: 'closed' });
  expect('url' in closed ? closed.url : '').toContain(`${url}#:~:text=Note%2020%20was%20written%20down,`);
  expect(await run(highlightedIn, tabId)).toEqual([]);
  const other = await run(openIn, `${url}#part`);
  expect(await point()).toEqual(SHOWN);
  expect(await shownIn(run, other)).toMatchObject([{ url: `${url}#part`, words: note(20) }]);
  expect(await run(tabsIn, 'get', other)).toMatchObject({ active: true });
  expect(await run(highlightedIn, tabId)).toEqual([]);
  // What came from a backup knows no tab.
  const { place: _, ...restored } = file;
  expect(await point(restored)).toEqual(SHOWN);
  await run(tabsIn, 'remove', other);
  expect(await point()).toMatchObject({ state: 'closed' });
  expect(await point({ ...file, url: '' })).toEqual({ state: 'nowhere' });
  // Gone back to, it is the document that was read, or the same address.
  await run(tabsIn, 'goBack', tabId);
  expect(await point()).toEqual(SHOWN);
}

/** A PDF is shown at the passage's page, and a player at its moment. */
export async function checkPagesAndMoments(run: Run, site: PageServer): Promise<void> {
  const bytes = await pdfOf(3, (page, font, number) => page.drawText(`Words of page ${number}`, { x: 50, y: 700, size: 20, font }));
  site.route('/three.pdf', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(bytes);
  });
  const url = site.url('/three.pdf');
  const text = [1, 2, 3].map((number) => `## Page ${number}\n\nWords of page ${number}`).join('\n\n');
  const row = { kind: 'page' as const, id: 'f', chatId: 'c', hash: '', readAt: 0, title: '', language: '', icon: '' };
  const file: SourceFile = { ...row, url, text, pages: { read: 3, of: 3 } };
  expect(await run(pointIn, file, 'Words of page 2', '', '')).toEqual({ state: 'closed', url: `${url}#page=2` });
  const tabId = await run(openIn, url);
  expect(await run(pointIn, file, 'Words of page 3', '', '')).toEqual(SHOWN);
  await expect.poll(() => run(tabsIn, 'get', tabId)).toEqual({ url: `${url}#page=3`, active: true });

  await serveFilm(site);
  const video = await run(openIn, site.url('/video.html'));
  const film = await run(readIn, video);
  const said = film.text.match(/^\[0:0[1-9]\] .*$/m)?.[0] ?? '';
  expect(said).not.toBe('');
  expect(await run(pointIn, film, said, '', '')).toEqual(SHOWN);
  expect(await run(momentIn, video)).toBeCloseTo(Number(said.slice(4, 5)), 0);
}

/** The highlight is drawn: its colour is on the screen, also in a shadow tree, and gone when it ends. */
export async function checkColour(run: Run, site: PageServer, picture: () => Promise<string>): Promise<void> {
  const tabId = await run(openIn, serve(site));
  const file = await run(readIn, tabId);
  const pixels = async () => run(pixelsIn, await picture(), [255, 224, 102]);
  for (const text of [note(20), IN_SHADOW, IN_OTHER]) {
    expect(await run(pointIn, file, text, '', '')).toEqual(SHOWN);
    await shownIn(run, tabId);
    await expect.poll(pixels, text).toBeGreaterThan(3_000);
    await run(tellIn, tabId, 'Escape');
  }
  await run(pointIn, file, note(20), '', '');
  await run(tellIn, tabId, 'Escape');
  await expect.poll(pixels).toBe(0);
}
