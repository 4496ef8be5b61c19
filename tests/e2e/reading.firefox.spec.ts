import { test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead, says } from './firefox-steps';
import { checkPosts } from './posts';
import { checkRaces } from './racing';
import { raceIn } from './racing-in-panel';
import { checkPages, checkPictures, checkWords } from './reading';
import { readIn } from './reading-in-panel';

test('what a page hides is not read, by whatever means it hides it, and what it shows is', async ({ aside, site }) => {
  test.setTimeout(180_000);
  await aside.grantHost('http://127.0.0.1/*');
  const panel = await openBeside(aside, site.url('/empty.html'));
  const read = (url: string) => panel.evaluate(readIn, url);
  await checkWords('hidden', read);
  await checkWords('shown', read);
  await checkPictures(read);
});

test('posts and comments are read in their order, with their authors', async ({ aside, site }) => {
  await aside.grantHost('http://127.0.0.1/*');
  const panel = await openBeside(aside, site.url('/empty.html'));
  await checkPosts((url) => panel.evaluate(readIn, url));
});

test('what a page says reaches the model, with its frames, shadow trees, fields, tables, formulas and whatever its language', async ({
  aside,
  site,
  model,
}) => {
  test.setTimeout(150_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  // The model's host, which is allowed here, is that of the pages.
  await connect(aside, model);
  await checkPages(
    {
      goto: (url) => aside.goto(url),
      isRead: (title) => pageIsRead(panel, title),
      ask: async (question) => {
        await ask(panel, question);
        await ended(panel);
      },
      says: (sentence) => says(panel, sentence),
      tellPage: (event) => aside.inPage((name) => void dispatchEvent(new Event(name)), event),
    },
    model,
  );
});

test('a tab that goes from page to page while it is read never mixes two pages', async ({ aside, site }) => {
  test.setTimeout(180_000);
  await aside.grantHost('http://127.0.0.1/*');
  const panel = await openBeside(aside, site.url('/empty.html'));
  await checkRaces((addresses, tabs, readings, seed) => panel.evaluate(raceIn, addresses, tabs, readings, seed));
});
