import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead, says } from './firefox-steps';
import { FILM, serveFilm, servePlayerPages, VIDEO_PAGES } from './player-pages';
import { textSent } from './text-sent';

test('what is said in a page’s videos goes with the page, with times and chapters, the players are left as they were, and go to the moment that is pointed at', async ({
  aside,
  site,
  model,
}) => {
  test.setTimeout(240_000);
  servePlayerPages(site);
  await serveFilm(site);
  const panel = await openBeside(aside, site.url('/article.html'));
  // Its host is the pages' too.
  await connect(aside, model);
  for (const { path, title, says, saysNot } of VIDEO_PAGES) {
    await aside.goto(site.url(path));
    await pageIsRead(panel, title);
    await ask(panel, `What is said in ${title}?`);
    await ended(panel);
    const sent = textSent(model.questions.at(-1)?.body);
    for (const words of says) expect(sent).toContain(words);
    for (const words of saysNot) expect(sent).not.toContain(words);
    const modes = await aside.inPage(() =>
      [...document.querySelectorAll('video')].flatMap((video) => [...video.textTracks].map(({ mode }) => mode)),
    );
    expect(modes.filter((mode) => mode !== 'disabled')).toEqual([]);
  }

  // The chat may hold this page already.
  await panel.click('button', 'New chat');
  await aside.goto(site.url(FILM.path));
  await pageIsRead(panel, FILM.title);
  model.answersNext(`“${FILM.said}”`);
  await ask(panel, 'What turns it?');
  await panel.waitFor(() => document.querySelector('.cite') !== null);
  await panel.evaluate(() => document.querySelector<HTMLElement>('.cite')?.click());
  await says(panel, 'Shown in the page.');
  await expect.poll(() => aside.inPage(() => document.querySelector('video')?.currentTime)).toBeCloseTo(FILM.at, 0);
});

test('a page does not wait for captions that come late, and has them when it is asked about', async ({ aside, site, model }) => {
  test.setTimeout(120_000);
  servePlayerPages(site);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  let hasCome = false;
  site.route('/api/timedtext', async (_request, response) => {
    await mayCome;
    hasCome = true;
    response.end(JSON.stringify({ events: [{ tStartMs: 2_000, segs: [{ utf8: 'Late words.' }] }] }));
  });
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await aside.goto(site.url('/watch?v=slow0000001'));
  // Before they may come.
  await expect.poll(() => panel.count('button', 'Leave out Video slow0000001'), { timeout: 5_000 }).toBe(1);
  letCome();
  await expect.poll(() => hasCome).toBe(true);
  await ask(panel, 'What is said late?');
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain('[0:02] Late words.');
});
