import { join } from 'node:path';
import { launchFirefox } from '../firefox.mjs';
import { newestQuestionTime } from '../panel-answer.mjs';
import { FIREFOX_BUILD, ROOT } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { spread } from './report.mjs';

/**
 * From a pick in Firefox's real menu, with the sidebar closed, to the question on the disk; Chromium's native menu cannot be timed without a
 * screen.
 * @param {import('./report.mjs').Report} report
 */
export async function benchMenuPick(report) {
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  const aside = await launchFirefox({ extension: FIREFOX_BUILD, prefs: { 'intl.locale.requested': 'en-US' } });
  try {
    const picks = [];
    for (let round = 0; round < 5; round++) {
      await aside.goto(site.url('/'));
      if (await aside.isPanelOpen()) await aside.closePanel();
      await aside.pickFromMenu('Sum it up in five points', { on: 'article p' });
      const picked = Date.now();
      await aside.panel.ready();
      await aside.panel.waitFor((since) => document.querySelectorAll('article[aria-label="You asked"]').length > since, round);
      picks.push((await aside.panel.evaluate(newestQuestionTime)) - picked);
    }
    report.add({ measure: 'Firefox: a pick from the menu, panel closed, to the question on the disk', aside: spread(picks) });
  } finally {
    await aside.close();
    await site.close();
  }
}
