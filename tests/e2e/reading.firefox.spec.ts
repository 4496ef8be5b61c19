import { test } from './firefox';
import { openBeside } from './firefox-steps';
import { checkPictures, checkWords } from './reading';
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
