import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './project.mjs';
import { ask, connect } from './screens-steps.mjs';

/** The name of the picture that README shows. */
export const COVER = 'panel';

/** CSS pixels. */
const [PAGE_WIDTH, PANEL_WIDTH, HEIGHT] = [470, 390, 660];
/** Pixels for each of them: the picture is shown smaller than it is. */
const SHARPNESS = 1.5;

const ANSWER = `Mostly because its **bed is sinking**; the rain has hardly changed.

| Cause | Share |
| --- | ---: |
| The bed sinks: dams hold the gravel back | ½ |
| Snow melts seventeen days earlier | ⅓ |
| Summers are hotter and drier | ⅙ |

Who begins to look in 1955 finds a trend *twice as steep* as the true one: the decades before were drier.

> “People look at the sky. They should look at the gravel,” says the hydrologist Ilona Veres.`;

/** The panel with an answer, in light beside its page and in dark. @param {import('./screens.mjs').Stage} stage */
export async function takeCover(stage) {
  const { aside, page, panel, model } = stage;
  await connect(stage);
  model.answersNext({ text: ANSWER });
  await ask(panel, 'Why does it run low?');
  await page.setViewportSize({ width: PAGE_WIDTH, height: HEIGHT });
  await panel.setViewportSize({ width: PANEL_WIDTH, height: HEIGHT });
  const beside = await shoot(page, 'light');
  const [light, dark] = [await shoot(panel, 'light'), await shoot(panel, 'dark')];
  const sheet = await aside.context.newPage();
  const image = (source, width) => `<img src="data:image/png;base64,${source}" width="${width}" height="${HEIGHT}">`;
  await sheet.setContent(`<!doctype html><style>
    body { margin: 0; width: max-content; display: flex; align-items: flex-start; gap: 20px; padding: 20px; background: #d9d5cb; }
    div { display: flex; flex: none; border-radius: 12px; overflow: hidden; box-shadow: 0 8px 28px rgb(0 0 0 / 0.22); }
    img { display: block; } img + img { border-left: 1px solid #c9c4ba; }
    </style><div>${image(beside, PAGE_WIDTH)}${image(light, PANEL_WIDTH)}</div><div>${image(dark, PANEL_WIDTH)}</div>`);
  const { width, height } = (await sheet.locator('body').boundingBox()) ?? { width: 0, height: 0 };
  writeFileSync(join(ROOT, 'docs', `${COVER}.png`), Buffer.from(await capture(sheet, width, height), 'base64'));
}

/** @param {import('@playwright/test').Page} page @param {'light' | 'dark'} colorScheme */
async function shoot(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  return capture(page, width, height);
}

/** A PNG, base64, sharper than the screen. @param {import('@playwright/test').Page} page @param {number} width @param {number} height */
async function capture(page, width, height) {
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, width, height, scale: SHARPNESS };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  await session.detach();
  return data;
}
