import { hasRealModel, startRealModel } from '../../scripts/lib/real-model.mjs';
import { expect, test } from './chromium';
import { ask, ended, pageIsRead } from './steps';

test('a real small model is connected, asked about a page, and says when a page is too long', async ({ aside, page, site, openPanel }) => {
  test.skip(!hasRealModel() && !process.env['CI'], 'the real model’s data is not beside the project');
  // Two cores read some 200 tokens a second.
  test.setTimeout(240_000);
  const contextSize = 4_096;
  const server = await startRealModel(contextSize);
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
    await expect(panel.getByText('It works.')).toBeVisible({ timeout: 60_000 });
    await panel.getByRole('button', { name: 'Start asking' }).click();

    await ask(panel, 'What is this page about? One sentence.');
    const answer = panel.getByRole('article', { name: 'Answer' }).last();
    await expect(answer).toHaveAttribute('data-status', 'done', { timeout: 90_000 });
    expect((await answer.innerText()).length).toBeGreaterThan(40);
    const [, tokens] = /([\d,]+) tokens/.exec(await answer.innerText()) ?? [];
    const used = Number(tokens?.replace(',', ''));
    expect(used).toBeGreaterThan(500);
    expect(used).toBeLessThan(contextSize);

    // Told to send more than the server can take, it says so in its own words.
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
    await panel.getByRole('spinbutton', { name: 'Context window, in tokens' }).fill('200000');
    await panel.getByRole('spinbutton', { name: 'Temperature' }).focus();
    await expect(panel.getByText('Saved.')).toBeVisible();
    await panel.getByRole('button', { name: 'Back' }).click();
    const words = 'The keeper trimmed the wick and wound the clockwork before the tide turned. '.repeat(400);
    site.page('/long.html', `<!doctype html><title>Long</title><article><h1>Long</h1><p>${words}</p></article>`);
    await page.goto(site.url('/long.html'));
    await pageIsRead(panel, 'Long');
    await ask(panel, 'Sum it up.');
    const failed = await ended(panel, 'failed');
    await expect(failed).toContainText('longer than the model can read');
    await expect(failed).toContainText('exceeds the available context size');
  } finally {
    server.stop();
  }
});
