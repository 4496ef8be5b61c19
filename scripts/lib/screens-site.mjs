import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ROOT } from './project.mjs';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml' };

/** The article that the pictures are taken beside. */
export const ARTICLE = 'https://riverledger.example/danube/';
/** A page on the same site that is being parsed for as long as anybody looks. */
export const SLOW_PAGE = 'https://riverledger.example/danube/slow.html';
/** The article on a site that nobody let Aside read. */
export const ELSEWHERE = 'https://weather.example/danube/';

const SLOW = '<!doctype html><title>Slow</title><p>One moment.<script>for (const end = Date.now() + 20_000; Date.now() < end; );</script>';

/** Serves the sample article under names that a reader may meet. @param {import('@playwright/test').BrowserContext} context */
export async function serveSite(context) {
  await context.route(/^https:\/\/(?:riverledger|weather)\.example\//, async (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname.replace(/^\/danube\//, '') || 'index.html';
    if (name === 'slow.html') return route.fulfill({ contentType: TYPES['.html'], body: SLOW });
    const body = await readFile(join(ROOT, 'scripts', 'sample', name)).catch(() => undefined);
    return route.fulfill(body ? { contentType: TYPES[extname(name)], body } : { status: 404 });
  });
}
