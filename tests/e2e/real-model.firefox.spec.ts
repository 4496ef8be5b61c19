import { hasRealModel, startRealModel } from '../../scripts/lib/real-model.mjs';
import { expect, test } from './firefox';
import { ask, ended, openBeside, openSettings, pageIsRead, says } from './firefox-steps';
import { everythingKept } from './in-panel';
import { CONTEXT_SIZE, expectMarksHold, expectUsage, FIRST_ANSWER_MS, LOAD_MS, TOO_LONG } from './real-model';
import { longPage } from './set-ups';

test('a real small model is connected, asked about a page, and says when a page is too long', async ({ aside, site }) => {
  test.skip(!hasRealModel() && !process.env['CI'], 'the real model’s data is not beside the project');
  // Two cores read some 200 tokens a second.
  test.setTimeout(240_000);
  const server = await startRealModel(CONTEXT_SIZE);
  try {
    const panel = await openBeside(aside, site.url('/article.html'));
    await aside.allowEverything();
    await pageIsRead(panel, 'How lighthouses were lit');
    await panel.click('button', 'Connect a model…');
    await panel.fill('Address', server.url);
    await panel.click('button', 'Connect');
    // The server says how much the model reads.
    await says(panel, '4,096 tokens');
    await panel.click('button', 'Test and use');
    await says(panel, 'It works.', LOAD_MS);
    await panel.click('button', 'Start asking');

    await ask(panel, 'Who built the lamp with a hollow wick? Answer in the words of the page.');
    expectUsage(await ended(panel, 'done', FIRST_ANSWER_MS));

    // Told to send more than the server can take, it says so in its own words.
    await openSettings(panel);
    await panel.fill('Context window, in tokens', '200000', 'spinbutton');
    await says(panel, 'Saved.');
    await panel.click('button', 'Back');
    site.page('/long.html', longPage());
    await aside.goto(site.url('/long.html'));
    await pageIsRead(panel, 'Long');
    await ask(panel, 'Sum it up.');
    const failed = await ended(panel, 'failed');
    for (const words of TOO_LONG) expect(failed).toContain(words);
    // What matching found in the first answer is written by now.
    expectMarksHold(await panel.evaluate(everythingKept));
  } finally {
    server.stop();
  }
});
