import { png } from '../documents/pictures';
import { chooseIn } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says } from './firefox-steps';
import { drawing, lastAnswerShown, MARKED, MARKING_MODEL, marksShown } from './made-pictures';
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
