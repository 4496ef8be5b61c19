import { trustCertificate } from '../../scripts/lib/firefox-trust.mjs';
import { clickLink, closeWindow, inNewWindow } from '../../scripts/lib/firefox-windows.mjs';
import { expect, test } from './firefox';
import { openBeside, says } from './firefox-steps';
import { grantedOrigins } from './in-panel';
import { startOpenRouter } from './open-router';

test('OpenRouter is connected by its own sign-in, with no key to paste and no site but its own', async ({ aside, site }) => {
  const openRouter = await startOpenRouter({ asks: true });
  await aside.setPreference('network.proxy.ssl', '127.0.0.1');
  await aside.setPreference('network.proxy.ssl_port', openRouter.proxyPort);
  await aside.setPreference('network.proxy.type', 1);
  await trustCertificate(aside, { host: 'openrouter.ai', pem: openRouter.cert });
  const panel = await openBeside(aside, site.url('/article.html'));
  await panel.click('button', 'Connect a model…');
  await panel.click('button', 'OpenRouter');
  await inNewWindow(
    aside,
    async () => {
      await panel.click('button', 'Sign in with OpenRouter');
      await aside.answerPrompt(true);
    },
    (window) => closeWindow(aside, window),
  );
  // Who closes the window is not told off, and can begin again.
  await panel.waitFor(() => document.querySelector('form button:disabled') === null);
  expect(await panel.count('alert')).toBe(0);
  await inNewWindow(
    aside,
    () => panel.click('button', 'Sign in with OpenRouter'),
    (window) => clickLink(aside, window, 'Authorize'),
  );
  await panel.click('button', 'Test and use');
  await says(panel, 'It works.');
  expect(openRouter.keysSeen()).toEqual(['Bearer sk-or-signed-in']);
  expect(await panel.evaluate(grantedOrigins)).toEqual(['https://openrouter.ai/*']);
  openRouter.stop();
});
