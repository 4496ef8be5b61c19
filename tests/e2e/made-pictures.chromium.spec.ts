import { png } from '../documents/pictures';
import { keptFiles } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { drawing, lastAnswerShown, MARKED, MARKING_MODEL, marksShown } from './made-pictures';
import { picturesSentTo } from './pictures';
import { answers, answerTo, questionBox } from './steps';

test('what a model points at is drawn over the picture; a picture that it makes is kept, copied, and goes along again', async ({
  model,
  connectedPanel,
}) => {
  model.models = [MARKING_MODEL];
  const panel = await connectedPanel();
  const chosen = { name: 'harbour.png', mimeType: '', buffer: Buffer.from(png(320, 200)) };
  await panel.locator('footer input[type=file]').setInputFiles(chosen);
  await expect(panel.getByRole('button', { name: 'Leave out harbour.png' })).toBeVisible();
  model.answersNext(MARKED);
  const marked = await answerTo(panel, 'What is where?');
  await expect(marked.locator('.mark')).toHaveCount(2);
  await marked.getByRole('button', { name: '2 cat: 90 % from the left, 90 % from the top' }).hover();
  expect(await panel.evaluate(marksShown)).toEqual([
    { name: '1 lamp', place: [10, 20, 40], isLit: false },
    { name: '2 cat', place: [90, 90], isLit: true },
  ]);
  await expectNoViolations(panel, 'marks in a picture');

  const made = png(240, 160);
  model.answersNext(drawing(made));
  const answer = await answerTo(panel, 'Draw it at night.');
  const shown = ['Here it is:', [240, 160], 'Do you like it?'];
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual(shown);
  await answer.getByRole('button', { name: 'Copy the picture' }).click();
  await expect(answer.getByText('Copied')).toBeVisible();
  await questionBox(panel).press('Control+v');
  const pasted = panel.getByRole('button', { name: 'Leave out image.png' });
  await expect
    .poll(() => panel.evaluate(keptFiles))
    .toContainEqual(expect.objectContaining({ title: 'image.png', picture: expect.objectContaining({ width: 240, height: 160 }) }));
  await pasted.click();
  await expectNoViolations(panel, 'a picture that was made');

  await panel.reload();
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual(shown);
  await expect(answers(panel).first().locator('.mark')).toHaveCount(2);
  await answerTo(panel, 'And by day?');
  expect(picturesSentTo(model)).toMatchObject([
    { name: 'harbour.png' },
    { name: 'picture-1.png', base64: Buffer.from(made).toString('base64') },
  ]);
});
