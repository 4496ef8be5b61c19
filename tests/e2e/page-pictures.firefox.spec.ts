import { desktopOn, startDisplay } from '../../scripts/lib/display.mjs';
import { holdTab, keptPictures, letGo, lookAtTarget, tabLocks } from './captures';
import { clickedOn } from './clicked-in-panel';
import { serveClicked } from './clicked-pictures';
import { expect, test } from './firefox';
import { connect, ended, openBeside, pageIsRead, zoomTo } from './firefox-steps';
import { dragWithMouse, isHeldOver } from './mouse-drag';
import { FOREIGN, OWN, servePictures, serveShown } from './page-pictures';
import { look, picturesSentTo } from './pictures';
import { textSent } from './text-sent';

test('a picture is asked about from the real menu: its own pixels, or as the tab shows it', async ({ aside, site, model }) => {
  servePictures(site);
  const { panel } = aside;
  await aside.goto(site.url('/pictures'));
  // Nobody has read the page yet: Firefox says what was clicked, which is a link that lies over a picture.
  await aside.pickFromMenu('Ask about the picture under the pointer', { on: '#over' });
  await panel.ready();
  await panel.click('button', 'Leave out own.png');
  await pageIsRead(panel, 'Pictures of lamps');
  await connect(aside, model);
  const sent = async () => {
    const [picture] = picturesSentTo(model).slice(-1);
    if (!picture) throw new Error('no picture was sent');
    const { width, height } = await panel.evaluate(look, picture.base64, picture.type);
    return { name: picture.name, width, height };
  };

  await aside.pickFromMenu('Describe the picture', { on: '#own' });
  await ended(panel);
  expect(await sent()).toEqual({ name: 'own.png', ...OWN });
  const text = textSent(model.questions.at(-1)?.body);
  expect(text).toContain('Alternative text: A lamp in stripes');
  expect(text).toContain('Caption: Made by Argand in 1782');
  expect(text).not.toContain('taken at');

  await aside.pickFromMenu('Ask about this picture', { on: '#foreign' });
  await panel.waitForControl('button', 'Leave out foreign.png');
  await panel.fill('Your question', 'Whose is it?');
  await panel.click('button', 'Send');
  await expect.poll(() => model.questions.length).toBe(3);
  await ended(panel);
  expect(await sent()).toEqual({ name: 'foreign.png', ...FOREIGN });

  // What the browser takes for no picture: a drawing, a background; in a frame, too, which is no page to it.
  for (const [on, name] of [
    ['#scheme', 'A scheme'],
    ['#card', 'own.png'],
    ['#drawn', 'Picture'],
    ['#framed', 'A framed scheme'],
  ] as const) {
    await aside.pickFromMenu('Ask about the picture under the pointer', { on });
    await panel.waitForControl('button', `Leave out ${name}`);
  }

  await aside.pickFromMenu('Describe the picture', { on: '#broken' });
  await panel.waitFor(() => document.querySelector('[role="alert"]')?.textContent?.includes('could not load this picture') === true);
  expect(model.questions).toHaveLength(3);
});

test('a picture as the tab shows it waits for who has the tab, and has just its pixels at any zoom', async ({ aside, site }) => {
  serveShown(site);
  const panel = await openBeside(aside, site.url('/shown'));
  await pageIsRead(panel, 'A red square');
  await zoomTo(3, aside);
  await expect.poll(() => aside.inPage(() => devicePixelRatio)).toBe(3);
  const pick = () => aside.pickFromMenu('Ask about this picture', { on: '#shown' });
  await panel.evaluate(holdTab);
  await pick();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 1 });
  await panel.click('button', 'Stop reading Picture');
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 0 });
  await pick();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 1 });
  await panel.evaluate(letGo);
  await panel.waitForControl('button', 'Leave out shown.svg');
  const [picture] = await panel.evaluate(keptPictures, 'shown.svg');
  expect(await panel.evaluate(lookAtTarget, picture?.base64 ?? '', picture?.type ?? '')).toEqual({ width: 150, height: 150, others: 0 });
  await zoomTo(1, aside);
});

test('what is seen where a page is clicked is found, in whatever way it is shown, and nothing else', async ({ aside, site }) => {
  const found = serveClicked(site);
  const panel = await openBeside(aside, site.url('/clicked'));
  await pageIsRead(panel, 'Ways to show');
  expect(await panel.evaluate(clickedOn, Object.keys(found))).toEqual(found);
});

test('pictures are dragged out of the page with the mouse, also into the box, and asked about while a question is half written', async ({
  launch,
  site,
  model,
}) => {
  test.skip(process.platform !== 'linux', 'There is no screen to drag on.');
  const { display, stop } = await startDisplay();
  try {
    servePictures(site);
    const aside = await launch({ headless: false, display });
    const panel = await openBeside(aside, site.url('/pictures'));
    await pageIsRead(panel, 'Pictures of lamps');
    await connect(aside, model);
    const places = await aside.inBrowser(() => {
      const { mozInnerScreenX: left, mozInnerScreenY: top } = globalThis as unknown as Record<
        'mozInnerScreenX' | 'mozInnerScreenY',
        number
      >;
      const [tab, sidebar] = ['#tabbrowser-tabpanels', '#sidebar'].map((part) => document.querySelector(part)?.getBoundingClientRect());
      if (!tab || !sidebar) throw new Error('no sidebar is open');
      return {
        page: { x: left + tab.x, y: top + tab.y },
        panel: { x: left + sidebar.x + sidebar.width / 2, y: top + sidebar.y },
      };
    });
    const boxTop = await panel.evaluate(() => document.querySelector('textarea')?.getBoundingClientRect().top ?? 0);
    for (const [selector, name, y] of [
      ['#foreign', 'foreign.png', 100],
      ['#own', 'own.png', boxTop + 8],
    ] as const) {
      const at = await aside.inPage((which) => document.querySelector(which)?.getBoundingClientRect().toJSON(), selector);
      const from = { x: Math.round(places.page.x + at.x + 30), y: Math.round(places.page.y + at.y + 30) };
      const to = { x: Math.round(places.panel.x), y: Math.round(places.panel.y + y) };
      await dragWithMouse(desktopOn(display), from, to, () => panel.evaluate(isHeldOver));
      await panel.waitForControl('button', `Leave out ${name}`);
    }
    const written = () => panel.evaluate(() => document.querySelector('textarea')?.value);
    expect(await written()).toBe('');
    await panel.fill('Your question', 'Whose are');
    await panel.click('button', 'Describe the picture');
    await ended(panel);
    expect(await written()).toBe('Whose are');
    await aside.close();
  } finally {
    await stop();
  }
});
