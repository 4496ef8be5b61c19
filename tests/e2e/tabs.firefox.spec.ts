import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead, says } from './firefox-steps';
import { textSent } from './text-sent';

const TITLE = 'How lighthouses were lit';
const OTHER = 'Why harbours silt up';

test('“@” asks for the addresses, then for all sites of the picked tabs at once; the tabs go along, also one that sleeps', async ({
  aside,
  site,
  model,
}) => {
  test.setTimeout(150_000);
  const front = await aside.tab();
  site.page('/tides.html', '<title>Tides</title><main><p>Spring tides come with the full moon and with the new moon.</p></main>');
  await aside.openTab(site.urlElsewhere('/tides.html'));
  await aside.openTab('about:license');
  await aside.openTab(site.urlElsewhere('/other.html'));
  // What was once selected in a tab that is not in front is not what is meant.
  await aside.inPage(() => getSelection()?.selectAllChildren(document.querySelector('h1') as Element));
  await aside.switchTab(front);
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, TITLE);
  await connect(aside, model);
  await aside.inBrowser(async () => {
    const { gBrowser } = globalThis as unknown as {
      gBrowser: {
        tabs: { label: string }[];
        discardBrowser(tab: object, force: boolean): boolean;
        prepareDiscardBrowser(tab: object): Promise<void>;
      };
    };
    const tides = gBrowser.tabs.find(({ label }) => label === 'Tides');
    if (!tides) throw new Error('no such tab');
    await gBrowser.prepareDiscardBrowser(tides);
    if (!gBrowser.discardBrowser(tides, true)) throw new Error('it stays awake');
  });

  await panel.fill('Your question', '');
  await panel.type('Compare with @');
  await says(panel, 'See this window’s tabs…');
  await panel.press('Enter');
  await aside.answerPrompt(false);
  await says(panel, 'The browser was told no. Aside does not see your other tabs.');
  // Firefox gives the keyboard to the page once its prompt has closed.
  await panel.click('option', 'See this window’s tabs…');
  await aside.answerPrompt(true);
  await says(panel, 'All tabs of this window');
  expect(await panel.text()).toContain('asleep');
  await panel.click('option', 'All tabs of this window');
  await aside.answerPrompt(true);
  await pageIsRead(panel, OTHER);
  await pageIsRead(panel, 'Tides');
  await says(panel, 'This is a page of the browser itself. No extension may read it.');
  expect(await aside.inBrowser(() => Reflect.get(globalThis, 'gBrowser').selectedTab.label)).toBe(TITLE);

  await ask(panel, 'What are they about?');
  await ended(panel);
  const sent = textSent(model.questions.at(-1)?.body);
  for (const words of ['Argand', 'full moon', 'Hamburg lifts', 'What are they about?']) expect(sent).toContain(words);
  expect(sent).not.toContain('kind="selection"');
  expect(sent).not.toContain('@');
});

test('a tab is picked by letters of its title, and a group by its name', async ({ aside, site }) => {
  test.setTimeout(90_000);
  const front = await aside.tab();
  await aside.openTab(site.url('/other.html'));
  await aside.switchTab(front);
  await aside.inBrowser(() => {
    const { gBrowser } = globalThis as unknown as {
      gBrowser: { tabs: object[]; selectedTab: object; addTabGroup(tabs: object[], options: { label: string }): void };
    };
    gBrowser.addTabGroup(
      gBrowser.tabs.filter((tab) => tab !== gBrowser.selectedTab),
      { label: 'Silt' },
    );
  });
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, TITLE);
  await panel.fill('Your question', '@');
  await panel.waitForControl('option', 'See this window’s tabs…');
  await panel.press('Enter');
  await aside.answerPrompt(true);
  await panel.waitForControl('option', 'Group Silt 1 tab');
  await panel.fill('Your question', '@harb');
  await panel.waitForControl('option', OTHER);
  expect(await panel.count('option', 'Group Silt')).toBe(0);
  await panel.press('Enter');
  await aside.answerPrompt(true);
  await pageIsRead(panel, OTHER);
});
