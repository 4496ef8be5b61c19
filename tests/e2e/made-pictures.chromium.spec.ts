import { readFileSync } from 'node:fs';
import { png } from '../documents/pictures';
import { keptFiles } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { DRAWING_MODELS, drawing, drawingByTool, lastAnswerShown, MARKED, MARKING_MODEL, marksShown, toolsOffered } from './made-pictures';
import { picturesSentTo } from './pictures';
import { answers, answerTo, ask, ended, questionBox, questions, testAndUse } from './steps';

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

test('a picture is drawn by OpenAI’s tool where it is asked for, is seen as it comes, and is copied and saved', async ({
  model,
  launch,
}) => {
  model.models = DRAWING_MODELS;
  // One made new no longer knows where its downloads go.
  const aside = await launch();
  await aside.allowHost('http://127.0.0.1/*');
  const panel = await aside.context.newPage();
  await panel.goto(aside.url('sidepanel.html'));
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('button', { name: 'OpenAI', exact: true }).click();
  await panel.getByText('Address and more').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByLabel('Key', { exact: false }).first().fill('k');
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await testAndUse(panel);

  const draw = async () => {
    await panel.getByRole('button', { name: 'Attach' }).click();
    await panel.getByRole('menuitem', { name: 'Draw a picture' }).click();
    await expect(panel.getByText('As a picture')).toBeVisible();
  };
  await draw();
  await panel.getByRole('button', { name: 'Answer in words alone' }).click();
  await expect(panel.getByText('As a picture')).toBeHidden();
  await draw();
  await expectNoViolations(panel, 'the wish for a picture');
  await panel.getByTitle('What will be sent').click();
  await expect(panel.getByRole('dialog')).toContainText('image_generation');
  await panel.getByRole('button', { name: 'Close' }).click();

  const made = png(240, 160);
  const { answer, goOn } = drawingByTool(png(24, 16), made);
  model.answersNext(answer);
  await ask(panel, 'Draw the lamp.');
  await expect(panel.locator('figure').getByText('Drawing a picture…')).toBeVisible();
  await expectNoViolations(panel, 'a picture that is begun');
  goOn();
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual([[24, 16]]);
  await expectNoViolations(panel, 'a picture as it comes');
  goOn();
  const shown = await ended(panel);
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual([[240, 160]]);
  await expect(shown).toContainText('1,086 tokens for pictures, price unknown');
  // It was for that question.
  await expect(panel.getByText('As a picture')).toBeHidden();

  await shown.getByRole('button', { name: 'Copy the picture' }).click();
  await expect(shown.getByText('Copied')).toBeVisible();
  await questionBox(panel).press('Control+v');
  await expect
    .poll(() => panel.evaluate(keptFiles))
    .toContainEqual(expect.objectContaining({ title: 'image.png', picture: expect.objectContaining({ width: 240, height: 160 }) }));
  await panel.getByRole('button', { name: 'Leave out image.png' }).click();
  const saving = panel.waitForEvent('download');
  await shown.getByRole('button', { name: 'Save the picture' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Picture made by gpt-5.4.png');
  expect(Buffer.compare(readFileSync(await saved.path()), made)).toBe(0);

  // Asked again it wishes for the same; another question does not.
  await shown.getByRole('button', { name: 'Ask gpt-5.4 again' }).click();
  await expect.poll(() => toolsOffered(model).length).toBe(3);
  await ended(panel);
  await answerTo(panel, 'Who made it?');
  await ask(panel, '/draw the lamp in red');
  await expect(questions(panel).last()).toContainText('Draw a picture: the lamp in red');
  await ended(panel);
  expect(toolsOffered(model).slice(-4)).toEqual([['image_generation'], ['image_generation'], [], ['image_generation']]);

  // A model that makes none says so, and leads to one that does. The wish outlives the panel.
  await draw();
  await panel.reload();
  await expect(panel.getByText('As a picture')).toBeVisible();
  await questionBox(panel).press('Alt+m');
  await panel.getByRole('combobox', { name: 'Model' }).fill('somebody');
  await panel.keyboard.press('Enter');
  await expect(panel.getByText('somebody-else makes no pictures: it will answer in words.')).toBeVisible();
  await expectNoViolations(panel, 'a picture of a model that makes none');
  await panel.getByRole('button', { name: 'Ask gpt-5.4 instead' }).click();
  await expect(panel.getByText('makes no pictures')).toBeHidden();

  // Asked again of one that makes none, it is answered in words, and put in other words it shows what it wishes.
  await ask(panel, 'Draw it by day.');
  await (await ended(panel)).getByRole('button', { name: 'Ask another model' }).click();
  await panel.getByRole('combobox', { name: 'Ask another model' }).fill('somebody');
  await panel.keyboard.press('Enter');
  await expect(panel.getByText('somebody-else makes no pictures: it answered in words.')).toBeVisible();
  await questionBox(panel).press('ArrowUp');
  await expectNoViolations(panel, 'a question for a picture that is edited');
  await panel.getByRole('button', { name: 'Answer in words alone' }).click();
  await panel.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(panel.getByText('makes no pictures')).toBeHidden();
  await ended(panel);
  expect(toolsOffered(model).slice(-3)).toEqual([['image_generation'], [], []]);
});
