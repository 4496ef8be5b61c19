import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { coloursOf, drawing, drop, droppedTogether, expectEdited, focusRightEdge, heightWhenMagnified, putMarks } from './edited-pictures';
import { answerTo, questionBox, questions } from './steps';

test('pictures dropped together are put in order, covered, cropped and sent so, and open in full size', async ({
  connectedPanel,
  site,
  model,
}) => {
  const panel = await connectedPanel();
  // Wide enough for the way to the editor to have a button of its own.
  await panel.setViewportSize({ width: 420, height: 720 });
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  const svg = drawing(site);
  const { files, sentences } = droppedTogether(svg.bytes);
  await panel.evaluate(drop, files);
  await expect(button('Edit drawing.svg')).toBeVisible();
  for (const sentence of sentences) await expect(panel.getByRole('alert')).toContainText(sentence);
  expect(svg.asked()).toBe(0);

  const chips = () => panel.locator('.chip .picture').evaluateAll((all) => all.map((each) => each.getAttribute('alt')));
  await panel
    .locator('.chip', { hasText: 'drawing.svg' })
    .locator('b')
    .dragTo(panel.locator('.chip', { hasText: 'plan.png' }), {
      targetPosition: { x: 4, y: 12 },
    });
  await expect.poll(chips).toEqual(['drawing.svg', 'plan.png']);
  await expect(panel.locator('.drop-here')).toHaveCount(0);
  await button('Change the order of the files').click();
  await button('Move drawing.svg down').click();
  await expect.poll(chips).toEqual(['plan.png', 'drawing.svg']);
  await expectNoViolations(panel, 'the order of files');
  await button('Move drawing.svg up').click();
  await expect.poll(chips).toEqual(['drawing.svg', 'plan.png']);
  await panel.keyboard.press('Escape');

  await button('Edit drawing.svg').click();
  await putMarks(
    (name) => button(name).click(),
    (key) => panel.keyboard.press(key),
  );
  await expect(panel.getByText('“drawing.svg” was changed.')).toBeVisible();

  await button('Edit plan.png').click();
  await button('Draw').click();
  await button('Arrow').click();
  await expect(panel.getByRole('application')).toBeFocused();
  expect(await panel.evaluate(heightWhenMagnified)).toEqual({ height: 128, isScrolled: true });
  await expectNoViolations(panel, 'an arrow over a picture');
  await panel.keyboard.press('Escape');
  await expect(button('Arrow')).toBeFocused();
  await button('Cover').click();
  await button('Put a box in the middle').click();
  await expectNoViolations(panel, 'a box over a picture');
  await panel.keyboard.press('Enter');
  await panel.keyboard.press('Escape');
  await expect(panel.getByText('Edits that do not go along yet')).toBeVisible();
  // Also when the panel was closed meanwhile.
  await panel.reload();
  await expect(panel.getByText('Edits that do not go along yet')).toBeVisible();
  await button('Edit plan.png').click();
  await button('Done').click();
  await expect(panel.getByText('“plan.png” was changed.')).toBeVisible();
  await button('Undo').click();
  await expect(panel.getByText('“plan.png” was changed.')).toHaveCount(0);
  await button('Show plan.png in full size').click();
  await button('Edit').click();
  await button('Cover').click();
  await button('Put a box in the middle').click();
  await panel.keyboard.press('Enter');
  await button('Crop').click();
  await panel.evaluate(focusRightEdge);
  await panel.keyboard.press('Control+ArrowLeft');
  await button('Done').click();
  await expect(panel.getByText('“plan.png” was changed.')).toBeVisible();

  await answerTo(panel, 'What is on these?');
  await expectEdited(model, ({ name, base64, type }) =>
    panel.evaluate(`(${coloursOf})(${JSON.stringify(name)}, ${JSON.stringify(base64)}, ${JSON.stringify(type)})`),
  );
  await questions(panel).getByRole('button', { name: 'Show drawing.svg in full size' }).click();
  await expect(panel.getByText('512 × 256 pixels · PNG')).toBeVisible();
  await expectNoViolations(panel, 'a picture in full size');
  await button('Copy').last().click();
  await expect(panel.getByText('Copied')).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(questions(panel).getByRole('button', { name: 'Show drawing.svg in full size' })).toBeFocused();
  await questionBox(panel).press('Control+v');
  await expect(button('Leave out image.png')).toBeVisible();
});
