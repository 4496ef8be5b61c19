import { holdTab, keptPictures, letGo, lookAtTarget, tabLocks } from './captures';
import { expect, test } from './chromium';
import { dragWithMouse, isHeldOver } from './mouse-drag';
import { FOREIGN, OWN, servePictures, serveShown } from './page-pictures';
import { look, picturesSentTo, type Seen } from './pictures';
import { ended, pageIsRead, zoomTo } from './steps';
import { textSent } from './text-sent';

test('a picture is asked about from the real menu: its own pixels, or as the tab shows it', async ({
  connectedPanel,
  page,
  site,
  model,
  desktop,
}) => {
  servePictures(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/pictures'));
  await pageIsRead(panel, 'Pictures of lamps');
  /** Opens the native menu over a picture and picks an entry of ours, which stand in a menu of their own above Inspect. */
  const pick = async (selector: string, entry: number) => {
    await page.bringToFront();
    await page.locator(selector).click({ button: 'right' });
    await page.waitForTimeout(500);
    await desktop.press('Up', 'Up', 'Right', ...Array.from({ length: entry }, () => 'Down'), 'Return');
  };
  const sent = async () => {
    const [picture] = picturesSentTo(model).slice(-1);
    if (!picture) throw new Error('no picture was sent');
    const { base64, type } = picture;
    const { width, height } = await panel.evaluate<Seen>(`(${look})(${JSON.stringify(base64)}, ${JSON.stringify(type)})`);
    return { name: picture.name, width, height };
  };

  await pick('#own', 1);
  await ended(panel);
  expect(await sent()).toEqual({ name: 'own.png', ...OWN });
  const text = textSent(model.questions.at(-1)?.body);
  expect(text).toContain('Alternative text: A lamp in stripes');
  expect(text).toContain('Caption: Made by Argand in 1782');

  await pick('#open', 2);
  await expect.poll(() => picturesSentTo(model).at(-1)?.name).toBe('open.png');
  await ended(panel);
  expect(await sent()).toEqual({ name: 'open.png', ...OWN });

  await pick('#foreign', 0);
  await expect(panel.getByRole('button', { name: 'Leave out foreign.png' })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Your question' }).fill('Whose is it?');
  await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
  await expect.poll(() => picturesSentTo(model).at(-1)?.name).toBe('foreign.png');
  expect(await sent()).toEqual({ name: 'foreign.png', ...FOREIGN });
  await ended(panel);

  // What the browser takes for no picture: a drawing, a background. The entry stands after six prompts.
  // Over a frame there are two entries more beneath ours.
  for (const [selector, name, beneath] of [
    ['#scheme', 'A scheme', 3],
    ['#wall', 'own.png', 3],
    ['#framed', 'A framed scheme', 5],
  ] as const) {
    await page.bringToFront();
    await page.locator(selector).click({ button: 'right', position: { x: 20, y: 20 } });
    await page.waitForTimeout(500);
    await desktop.press(...Array.from({ length: beneath }, () => 'Up'), 'Right', ...Array.from({ length: 6 }, () => 'Down'), 'Return');
    await expect(panel.getByRole('button', { name: `Leave out ${name}` })).toBeVisible();
  }

  // Over a canvas stand only the entries for everything, the first of which takes it.
  await pick('#drawn', 0);
  await expect(panel.getByRole('button', { name: 'Leave out Picture', exact: true })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Your question' }).fill('What is drawn?');
  await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
  await expect.poll(() => picturesSentTo(model).at(-1)?.name).toBe('Picture');
  expect(await sent()).toEqual({ name: 'Picture', ...FOREIGN });
});

test('a picture as the tab shows it waits for who has the tab, and has just its pixels at any zoom', async ({
  openPanel,
  page,
  site,
  desktop,
}) => {
  serveShown(site);
  await page.goto(site.url('/shown'));
  const panel = await openPanel();
  await pageIsRead(panel, 'A red square');
  await zoomTo(3, panel);
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(3);
  const pick = async () => {
    await page.bringToFront();
    await page.locator('#shown').click({ button: 'right' });
    await page.waitForTimeout(500);
    await desktop.press('Up', 'Up', 'Right', 'Return');
  };
  await panel.evaluate(holdTab);
  await pick();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 1 });
  await panel.getByRole('button', { name: 'Stop reading Picture' }).click();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 0 });
  await pick();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 1 });
  await panel.evaluate(letGo);
  await panel.getByRole('button', { name: 'Leave out shown.svg' }).waitFor();
  const [picture] = await panel.evaluate(keptPictures, 'shown.svg');
  expect(await panel.evaluate(`(${lookAtTarget})(${JSON.stringify(picture?.base64)}, ${JSON.stringify(picture?.type)})`)).toEqual({
    ...{ width: 150, height: 150 },
    others: 0,
  });
});

test('a picture is dragged out of the page with the mouse, and asked about while a question is half written', async ({
  connectedPanel,
  page,
  site,
  desktop,
}) => {
  servePictures(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/pictures'));
  await pageIsRead(panel, 'Pictures of lamps');
  const { x = 0, y = 0 } = (await page.locator('#foreign').boundingBox()) ?? {};
  const view = await page.evaluate(() => ({ left: screenX, right: screenX + outerWidth, top: screenY + outerHeight - innerHeight }));
  const from = { x: Math.round(view.left + x + 30), y: Math.round(view.top + y + 30) };
  await dragWithMouse(desktop, from, { x: view.right - 150, y: from.y }, () => panel.evaluate(isHeldOver));
  await expect(panel.getByRole('button', { name: 'Leave out foreign.png' })).toBeVisible();
  const box = panel.getByRole('textbox', { name: 'Your question' });
  await expect(box).toHaveValue('');
  await box.fill('Whose is');
  await panel.getByRole('button', { name: 'Describe the picture' }).click();
  await ended(panel);
  await expect(box).toHaveValue('Whose is');
});
