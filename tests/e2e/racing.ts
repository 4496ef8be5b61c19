import process from 'node:process';
import { type PageServer, servePages } from '../../scripts/lib/serve-pages.mjs';
import { joinFrames } from '../../utils/readers/join-frames';
import { expect } from './expect';
import type { Raced } from './racing-in-panel';

/** How often is read, in how many tabs at once, and how often between two looks at the clock. CI's time is bounded: `npm test` by hand makes all 1,000. */
const READINGS = process.env['CI'] ? 150 : 1_000;
const TABS = 3;
const A_TIME = 60;

/** A page that says its address in its title and in every paragraph, and has a frame that says it too; `next` changes all but the frame, which goes. */
const pageAt = (address: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>MARK(${address})</title>
<body>
<main></main>
<script>
const write = (withFrame) => {
  document.title = 'MARK(' + location.href + ')';
  const words = 'This paragraph belongs to MARK(' + location.href + '), and says so in a sentence that is long enough to be read as one.';
  document.querySelector('main').innerHTML = '<h1>A page of many</h1>' + ('<p>' + words + '</p>').repeat(5)
    + (withFrame ? '<iframe style="width: 600px; height: 200px" src="/inner?of=' + encodeURIComponent(location.href) + '"></iframe>' : '') + '<p>' + words + '</p>';
};
write(true);
document.documentElement.addEventListener('next', () => { history.pushState(null, '', location.pathname + '?at=' + Math.random()); write(false); });
addEventListener('popstate', () => write(false));
</script>
</body>
</html>`;

async function serve(): Promise<PageServer> {
  const site = await servePages('tests/pages/reading');
  for (const path of ['/one', '/two'])
    site.route(path, (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageAt(site.url(request.url ?? path)));
    });
  site.route('/inner', (request, response) => {
    const of = new URL(request.url ?? '', 'http://localhost').searchParams.get('of');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><meta charset="utf-8"><title>In it</title><p>This frame belongs to MARK(${of}), and says so too.</p>`);
  });
  return site;
}

/** Two pages of each of two origins are gone through while they are read: no reading has the words of one with the name of another. */
export async function checkRaces(
  race: (addresses: string[], tabs: number, readings: number, seed: number) => Promise<Raced[]>,
): Promise<void> {
  const sites = [await serve(), await serve()];
  const addresses = sites.flatMap((site) => ['/one', '/two'].map((path) => site.url(path)));
  const failures = new Map<string, number>();
  const mixed: string[] = [];
  const pages = new Set<string>();
  let [all, read, framed] = [0, 0, 0];
  for (let seed = 1; all < READINGS; seed++)
    for (const raced of await race(addresses, TABS, A_TIME / TABS, seed)) {
      all++;
      const [own, ...frames] = 'reads' in raced ? raced.reads : [];
      // Where the page itself went meanwhile a frame may come first: `readers/page` takes that for unreadable.
      if (!own?.text || own.place.length > 0) {
        const why = 'failed' in raced ? raced.failed : own && !own.text ? 'empty' : 'gone';
        failures.set(why, (failures.get(why) ?? 0) + 1);
        continue;
      }
      read++;
      pages.add(own.url.split('?')[0] ?? '');
      const { text } = joinFrames(
        own,
        frames.filter((frame) => frame?.place),
      );
      if (text.includes('This frame belongs')) framed++;
      const marks = new Set([own.title, ...(text.match(/MARK\([^)]*\)/g) ?? [])].map((mark) => mark.replaceAll('\\', '')));
      if (marks.size !== 1 || !marks.has(`MARK(${own.url})`)) mixed.push([own.url, ...marks].join(' '));
    }
  for (const site of sites) await site.close();
  const counts = `${read} of ${all} readings, ${framed} with their frame, of ${pages.size} pages; ${JSON.stringify([...failures])}`;
  expect(mixed, counts).toEqual([]);
  expect(read, counts).toBeGreaterThan(all / 2);
  expect(framed, counts).toBeGreaterThan(0);
  expect(pages.size).toBe(addresses.length);
}
