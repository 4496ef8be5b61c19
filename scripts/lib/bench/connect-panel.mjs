/**
 * The panel's page in a tab, with a model connected by real clicks.
 * @param {import('../chromium.mjs').ChromiumWithExtension} aside
 * @param {string} url the server's base, on 127.0.0.1
 * @returns {Promise<import('@playwright/test').Page>}
 */
export async function connectPanel(aside, url) {
  await aside.worker();
  await aside.allowHost('http://127.0.0.1/*');
  const panel = await aside.context.newPage();
  await panel.setViewportSize({ width: 420, height: 800 });
  await panel.goto(aside.url('sidepanel.html'));
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(url);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await panel.getByRole('button', { name: 'Start asking' }).click({ timeout: 60_000 });
  return panel;
}
