import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './chromium';
import { pageIsRead } from './steps';

const TITLE = 'How lighthouses were lit';

test('no page and no other extension gets an answer', async ({ launch, extension, profile, site }, info) => {
  // Another extension, which tries every way there is to speak to one.
  const other = info.outputPath('other');
  mkdirSync(other, { recursive: true });
  writeFileSync(
    join(other, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Other', version: '1', background: { service_worker: 'worker.js' } }),
  );
  writeFileSync(join(other, 'worker.js'), '');
  writeFileSync(join(other, 'page.html'), '<!doctype html><title>Other</title>');
  const both = `${extension},${other}`;
  const aside = await launch({ profile, args: ['--lang=en-US', `--disable-extensions-except=${both}`, `--load-extension=${both}`] });
  const page = await aside.context.newPage();
  await page.goto(site.url('/article.html'));
  const panel = await aside.openPanel(page);
  await pageIsRead(panel, TITLE);

  const speak = async (id: string) => {
    const { runtime } = Reflect.get(globalThis, 'chrome') ?? {};
    const said = async (say: () => Promise<unknown>) => {
      try {
        return String((await Promise.race([say(), new Promise((done) => setTimeout(done, 1500, 'silence'))])) ?? 'silence');
      } catch (error) {
        return `refused: ${error}`;
      }
    };
    if (!runtime?.sendMessage) return ['no way to speak'];
    const port = () =>
      new Promise((done) => {
        const opened = runtime.connect(id);
        opened.onMessage.addListener((message: unknown) => done(`answered ${message}`));
        opened.onDisconnect.addListener(() => done('silence'));
        opened.postMessage('wake-turn-host');
      });
    return [await said(() => runtime.sendMessage(id, 'wake-turn-host')), await said(port)];
  };
  expect(await page.evaluate(speak, aside.id)).toEqual(['no way to speak']);

  const worker = await expect
    .poll(() =>
      aside.context
        .serviceWorkers()
        .find((each) => each.url().endsWith('/worker.js'))
        ?.url(),
    )
    .toBeTruthy()
    .then(() => aside.context.serviceWorkers().find((each) => each.url().endsWith('/worker.js')));
  const tried = await worker?.evaluate(speak, aside.id);
  expect(tried).toHaveLength(2);
  for (const answer of tried ?? []) expect(answer).toMatch(/^(?:silence|refused: .*(?:Receiving end does not exist|message port closed))/);
  await expect(page.evaluate((url) => fetch(url), aside.url('sidepanel.html'))).rejects.toThrow();

  await page.goto(new URL('/page.html', worker?.url()).href);
  await aside.clickAction(page);
  await expect(panel.getByText('This page belongs to an extension.')).toBeVisible();
});

test('reading a page leaves nothing in it', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const before = await page.content();
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(globalThis).length);
  const globals = await names();
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  expect(await page.content()).toBe(before);
  expect(await names()).toBe(globals);
});
