import { expect, test } from './chromium';
import { FILM, serveFilm, servePlayerPages, VIDEO_PAGES } from './player-pages';
import { answers, ask, ended, pageIsRead } from './steps';
import { textSent } from './text-sent';

test('what is said in a page’s videos goes with the page, with times and chapters, the players are left as they were, and go to the moment that is pointed at', async ({
  page,
  site,
  model,
  connectedPanel,
}) => {
  test.setTimeout(180_000);
  servePlayerPages(site);
  await serveFilm(site);
  const panel = await connectedPanel();
  for (const { path, title, says, saysNot } of VIDEO_PAGES) {
    await page.goto(site.url(path));
    await pageIsRead(panel, title);
    await ask(panel, `What is said in ${title}?`);
    await expect(panel.getByRole('article', { name: 'You asked' }).last()).toContainText(title);
    await ended(panel);
    const sent = textSent(model.questions.at(-1)?.body);
    for (const words of says) expect(sent).toContain(words);
    for (const words of saysNot) expect(sent).not.toContain(words);
    const modes = await page.evaluate(() =>
      [...document.querySelectorAll('video')].flatMap((video) => [...video.textTracks].map(({ mode }) => mode)),
    );
    expect(modes.filter((mode) => mode !== 'disabled')).toEqual([]);
  }

  // The chat may hold this page already.
  await panel.getByRole('button', { name: 'New chat' }).click();
  await page.goto(site.url(FILM.path));
  await pageIsRead(panel, FILM.title);
  model.answersNext(`“${FILM.said}”`);
  await ask(panel, 'What turns it?');
  const answer = answers(panel).last();
  await answer.locator('.cite').click();
  await expect(answer.locator('.cite-card')).toContainText('Shown in the page.');
  await expect.poll(() => page.evaluate(() => document.querySelector('video')?.currentTime)).toBeCloseTo(FILM.at, 0);
});

test('a page does not wait for captions that come late, and has them when it is asked about', async ({
  page,
  site,
  model,
  connectedPanel,
}) => {
  servePlayerPages(site);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  let hasCome = false;
  site.route('/api/timedtext', async (_request, response) => {
    await mayCome;
    hasCome = true;
    response.end(JSON.stringify({ events: [{ tStartMs: 2_000, segs: [{ utf8: 'Late words.' }] }] }));
  });
  const panel = await connectedPanel();
  await page.goto(site.url('/watch?v=slow0000001'));
  // Well before the captions would be given up, and before they may come.
  await expect(panel.getByRole('button', { name: 'Leave out Video slow0000001' })).toBeVisible({ timeout: 5_000 });
  letCome();
  await expect.poll(() => hasCome).toBe(true);
  await ask(panel, 'What is said late?');
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain('[0:02] Late words.');
});
