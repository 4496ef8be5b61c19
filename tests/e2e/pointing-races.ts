import process from 'node:process';
import { type PageServer, servePages } from '../../scripts/lib/serve-pages.mjs';
import { expect } from './expect';
import type { Run } from './pointing';
import { type PointingRaced, racePointing } from './pointing-races-in-panel';

/** How often is pointed, in how many tabs at once, and how often between two looks at the clock. CI's time is bounded, as in `racing`. */
const POINTINGS = process.env['CI'] ? 300 : 1_000;
const TABS = 3;
const A_TIME = 72;
/** A sentence is pointed at again only when what was shown of it before is long gone. */
const SENTENCES = 3 * A_TIME;

/** What a document saw highlighted in itself. */
interface Seen {
  mark: string;
  url: string;
  words: string;
}

/**
 * A page that has every sentence, and a mark that no other document has. It tells its server what is highlighted in it, as soon as that is
 * and at its end. A worker keeps the time, as a tab that is behind another has no timers.
 */
const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>A page like the others</title>
<body>
<main></main>
<script>
const mark = crypto.randomUUID().replaceAll('-', '');
document.querySelector('main').innerHTML = '<h1>A page like the others</h1><p>This document is MARK(' + mark + '), and there is no other one that is.</p>'
  + Array.from({ length: ${SENTENCES} }, (_, n) => '<p>Sentence number ' + n + ' of these stands on every page.</p>').join('');
let told = '';
const look = () => {
  const words = [...(CSS.highlights.get('aside-passage') ?? [])].map(String).join('');
  if (words && words !== told) navigator.sendBeacon('/seen', JSON.stringify({ mark, url: location.href, words }));
  told = words;
};
addEventListener('pagehide', look);
addEventListener('pageshow', look);
const ticks = new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 5)'])));
ticks.onmessage = look;
</script>
</body>
</html>`;

async function serve(seen: Seen[]): Promise<PageServer> {
  const site = await servePages('tests/pages/reading');
  for (const path of ['/one', '/two']) site.page(path, PAGE);
  site.route('/seen', async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    seen.push(JSON.parse(body) as Seen);
    response.writeHead(204);
    response.end();
  });
  return site;
}

/** Two pages of each of two origins, all with the same words, are gone through while passages are pointed at: none is shown in a wrong one. */
export async function checkPointingRaces(run: Run): Promise<void> {
  const seen: Seen[] = [];
  const sites = [await serve(seen), await serve(seen)];
  const addresses = sites.flatMap((site) => ['/one', '/two'].map((path) => site.url(path)));
  const all: PointingRaced[] = [];
  const wrong: Seen[] = [];
  let [highlights, anew] = [0, 0];
  const begun = performance.now();
  for (let seed = 1; all.length < POINTINGS; seed++) {
    const first = all.length % SENTENCES;
    all.push(...(await run(racePointing, addresses, TABS, A_TIME / TABS, first, seed)));
    await new Promise((done) => setTimeout(done, 100));
    const latest = new Map(all.map((raced) => [raced.sentence, raced]));
    for (const one of seen.splice(0)) {
      const raced = latest.get(Number(/number (\d+) /.exec(one.words)?.[1]));
      highlights++;
      if (raced?.mark === one.mark) continue;
      // Else it must be the same address, loaded anew.
      anew++;
      if (raced?.url !== one.url) wrong.push(one);
    }
  }
  const seconds = Math.round((performance.now() - begun) / 1_000);
  for (const site of sites) await site.close();
  const counts = Object.entries(Object.groupBy(all, ({ came }) => came)).map(([came, each]) => `${came} ${each.length}`);
  const told = `${all.length} pointings in ${seconds} s: ${counts.join(', ')}; ${highlights} highlights seen, ${anew} of them in documents loaded anew`;
  console.log(told);
  expect(wrong, told).toEqual([]);
  const shown = all.filter(({ came }) => came === 'shown').length;
  expect(shown, told).toBeGreaterThan(all.length / 10);
  // Pages see what is shown in them, as long as they last: or none of this would say anything. Measured: of 100 shown 22 to 43.
  expect(highlights, told).toBeGreaterThan(shown / 8);
}
