import { hasRealModel, startRealModel } from '../../scripts/lib/real-model.mjs';
import { expect, test } from './chromium';
import { everythingKept } from './in-panel';
import { CONTEXT_SIZE, expectMarksHold, expectUsage, FIRST_ANSWER_MS, LOAD_MS, TOO_LONG } from './real-model';
import { longPage } from './set-ups';
import { answers, ask, ended, openSettings, pageIsRead } from './steps';

test('a real small model is connected, asked about a page, and says when a page is too long', async ({ aside, page, site, openPanel }) => {
  test.skip(!hasRealModel() && !process.env['CI'], 'the real model’s data is not beside the project');
  // Two cores read some 200 tokens a second.
  test.setTimeout(240_000);
  const server = await startRealModel(CONTEXT_SIZE);
  try {
    await aside.allowHost('http://127.0.0.1/*');
    await page.goto(site.url('/article.html'));
    const panel = await openPanel();
    await pageIsRead(panel, 'How lighthouses were lit');
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(server.url);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    // The server says how much the model reads.
    await expect(panel.getByText('4,096 tokens')).toBeVisible();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await expect(panel.getByText('It works.')).toBeVisible({ timeout: LOAD_MS });
    await panel.getByRole('button', { name: 'Start asking' }).click();

    await ask(panel, 'Who built the lamp with a hollow wick? Answer in the words of the page.');
    const answer = answers(panel).last();
    await expect(answer).toHaveAttribute('data-status', 'done', { timeout: FIRST_ANSWER_MS });
    expectUsage(await answer.innerText());

    // Told to send more than the server can take, it says so in its own words.
    await openSettings(panel);
    await panel.getByRole('spinbutton', { name: 'Context window, in tokens' }).fill('200000');
    await panel.getByRole('spinbutton', { name: 'Temperature' }).focus();
    await expect(panel.getByText('Saved.')).toBeVisible();
    await panel.getByRole('button', { name: 'Back' }).click();
    site.page('/long.html', longPage());
    await page.goto(site.url('/long.html'));
    await pageIsRead(panel, 'Long');
    await ask(panel, 'Sum it up.');
    const failed = await ended(panel, 'failed');
    for (const words of TOO_LONG) await expect(failed).toContainText(words);
    // What matching found in the first answer is written by now.
    expectMarksHold(await panel.evaluate(everythingKept));
  } finally {
    server.stop();
  }
});
