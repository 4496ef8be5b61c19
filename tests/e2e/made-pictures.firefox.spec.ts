import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '../documents/pictures';
import { chooseIn } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says, testAndUse } from './firefox-steps';
import { DRAWING_MODELS, drawing, drawingByTool, lastAnswerShown, MARKED, MARKING_MODEL, marksShown, toolsOffered } from './made-pictures';
import { picturesSentTo } from './pictures';

test('what a model points at is drawn over the picture; a picture that it makes is kept, copied, and goes along again', async ({
  aside,
  site,
  model,
}) => {
  model.models = [MARKING_MODEL];
  await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  const { panel } = aside;
  await panel.evaluate(chooseIn, 'harbour.png', Buffer.from(png(320, 200)).toString('base64'));
  await panel.waitForControl('button', 'Leave out harbour.png');
  model.answersNext(MARKED);
  await ask(panel, 'What is where?');
  await ended(panel);
  await panel.waitForControl('button', '2 cat: 90 % from the left, 90 % from the top');
  await panel.click('button', '2 cat: 90 % from the left, 90 % from the top');
  await expect
    .poll(() => panel.evaluate(marksShown))
    .toEqual([
      { name: '1 lamp', place: [10, 20, 40], isLit: false },
      { name: '2 cat', place: [90, 90], isLit: true },
    ]);

  const made = png(240, 160);
  model.answersNext(drawing(made));
  await ask(panel, 'Draw it at night.');
  await ended(panel);
  const shown = ['Here it is:', [240, 160], 'Do you like it?'];
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual(shown);
  await panel.click('button', 'Copy the picture');
  // A Firefox without a window keeps no pictures in its clipboard.
  await says(panel, 'Copied');

  await aside.closePanel();
  await aside.openPanel();
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual(shown);
  await ask(panel, 'And by day?');
  await ended(panel);
  expect(picturesSentTo(model)).toMatchObject([
    { name: 'harbour.png' },
    { name: 'picture-1.png', base64: Buffer.from(made).toString('base64') },
  ]);
});

test('a picture is drawn by OpenAI’s tool where it is asked for, is seen as it comes, and is copied and saved', async ({
  aside,
  site,
  model,
}, info) => {
  const folder = info.outputPath('downloads');
  await aside.setPreference('browser.download.folderList', 2);
  await aside.setPreference('browser.download.dir', folder);
  model.models = DRAWING_MODELS;
  const panel = await openBeside(aside, site.url('/article.html'));
  await aside.allowEverything();
  await panel.click('button', 'Connect a model…');
  await panel.click('button', 'OpenAI');
  await panel.click('button', 'Address and more');
  await panel.fill('Address', model.url);
  await panel.fill('Key', 'k');
  await panel.click('button', 'Connect');
  await testAndUse(panel);

  const draw = async () => {
    await panel.click('button', 'Attach');
    await panel.click('menuitem', 'Draw a picture');
    await panel.waitForControl('button', 'Answer in words alone');
  };
  await draw();
  await expectNoViolations(panel, 'the wish for a picture');

  const made = png(240, 160);
  const { answer, goOn } = drawingByTool(png(24, 16), made);
  model.answersNext(answer);
  await ask(panel, 'Draw the lamp.');
  await says(panel, 'Drawing a picture…');
  goOn();
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual([[24, 16]]);
  await expectNoViolations(panel, 'a picture as it comes');
  goOn();
  expect(await ended(panel)).toContain('1,086 tokens for pictures, price unknown');
  await expect.poll(() => panel.evaluate(lastAnswerShown)).toEqual([[240, 160]]);
  expect(await panel.count('button', 'Answer in words alone')).toBe(0);
  await panel.click('button', 'Copy the picture');
  await says(panel, 'Copied');
  await panel.click('button', 'Save the picture');
  const path = join(folder, 'Picture made by gpt-5.4.png');
  await expect.poll(() => existsSync(path) && Buffer.compare(readFileSync(path), made)).toBe(0);

  // Asked again it wishes for the same; another question does not.
  await panel.click('button', 'Ask gpt-5.4 again');
  await expect.poll(() => toolsOffered(model).length).toBe(3);
  await ended(panel);
  await ask(panel, 'Who made it?');
  await ended(panel);
  await panel.fill('Your question', '/draw the lamp in red');
  await panel.press('Enter');
  await says(panel, 'Draw a picture: the lamp in red');
  await expect.poll(() => toolsOffered(model).slice(-4)).toEqual([['image_generation'], ['image_generation'], [], ['image_generation']]);
  await ended(panel);

  // A model that makes none says so, and leads to one that does. The wish outlives the panel.
  await draw();
  await aside.closePanel();
  await aside.openPanel();
  await panel.waitForControl('button', 'Answer in words alone');
  await panel.pick('Model', 'somebody');
  await says(panel, 'somebody-else makes no pictures: it will answer in words.');
  await panel.click('button', 'Ask gpt-5.4 instead');
  await panel.waitFor(() => !document.body.innerText.includes('makes no pictures'));

  // Asked again of one that makes none, it is answered in words, and put in other words it shows what it wishes.
  await ask(panel, 'Draw it by day.');
  await ended(panel);
  await panel.click('button', 'Ask another model');
  await panel.fill('Ask another model', 'somebody', 'combobox');
  await panel.press('Enter');
  await says(panel, 'somebody-else makes no pictures: it answered in words.');
  await panel.click('button', 'Edit the question');
  await expectNoViolations(panel, 'a question for a picture that is edited');
  await panel.click('button', 'Answer in words alone');
  await panel.click('button', 'Ask');
  await panel.waitFor(() => !document.body.innerText.includes('makes no pictures'));
  await ended(panel);
  await expect.poll(() => toolsOffered(model).slice(-3)).toEqual([['image_generation'], [], []]);
});
