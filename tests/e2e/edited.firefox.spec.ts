import { expectNoViolations } from './axe';
import { coloursOf, drawing, drop, droppedTogether, expectEdited, focusRightEdge, heightWhenMagnified, putMarks } from './edited-pictures';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says } from './firefox-steps';

test('pictures dropped together are put in order, covered, cropped and sent so, and open in full size', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  const svg = drawing(site);
  const { files, sentences } = droppedTogether(svg.bytes);
  await panel.evaluate(drop, files);
  await panel.waitForControl('button', 'Leave out drawing.svg');
  for (const sentence of sentences) await says(panel, sentence);
  expect(svg.asked()).toBe(0);

  /** What closes lies over everything until it is gone. */
  const isClear = () => panel.waitFor(() => document.querySelector('[role="dialog"]') === null);

  await panel.click('button', 'Change the order of the files');
  await panel.click('button', 'Move drawing.svg up');
  await says(panel, 'drawing.svg is now 1 of 2.');
  await panel.press('Escape');
  await isClear();

  // In a narrow sidebar the way to the editor leads through the picture.
  await panel.click('button', 'Show drawing.svg in full size');
  await panel.waitForControl('button', 'Zoom drawing.svg');
  await panel.click('button', 'Edit');
  // “Draw” is a part of what its buttons were called before.
  await panel.waitForControl('button', 'Cover');
  await putMarks(
    (name) => panel.click('button', name),
    (key) => panel.press(key),
  );
  await isClear();
  await says(panel, '“drawing.svg” was changed.');

  await panel.click('button', 'Show plan.png in full size');
  await panel.waitForControl('button', 'Zoom plan.png');
  await panel.click('button', 'Edit');
  await panel.waitForControl('button', 'Cover');
  await panel.click('button', 'Draw');
  await panel.click('button', 'Arrow');
  await panel.waitForControl('application', 'Arrow keys move the arrow');
  expect(await panel.evaluate(heightWhenMagnified)).toEqual({ height: 128, isScrolled: true });
  await panel.press('Escape');
  await panel.click('button', 'Cover');
  await panel.click('button', 'Put a box in the middle');
  await expectNoViolations(panel, 'a box over a picture');
  await panel.press('Enter');
  await panel.click('button', 'Crop');
  await panel.waitFor(focusRightEdge);
  await panel.press('Control+ArrowLeft');
  await panel.press('Escape');
  await isClear();
  await says(panel, 'Edits that do not go along yet');
  // Also when the panel was closed meanwhile.
  await aside.closePanel();
  await aside.openPanel();
  await says(panel, 'Edits that do not go along yet');
  await panel.click('button', 'Show plan.png in full size');
  // Chips have buttons that are called so, too.
  await panel.waitForControl('button', 'Zoom plan.png');
  await panel.click('button', 'Edit');
  await panel.click('button', 'Done');
  await says(panel, '“plan.png” was changed.');

  await ask(panel, 'What is on these?');
  await ended(panel);
  await expectEdited(model, ({ name, base64, type }) => panel.evaluate(coloursOf, name, base64, type));
  await panel.click('button', 'Show drawing.svg in full size');
  await says(panel, '512 × 256 pixels · PNG');
  await panel.click('button', 'Copy');
  await says(panel, 'Copied');
  await panel.press('Escape');
  await expect.poll(() => panel.count('dialog', 'drawing.svg')).toBe(0);
});
