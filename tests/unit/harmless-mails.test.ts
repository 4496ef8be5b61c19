import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { labelled } from '@/utils/core/citations/labelled';
import { withoutUnseen } from '@/utils/core/invisible';
import { passagesOf } from '@/utils/core/passages/passages';

const MAILS = resolve(import.meta.dirname, '../../../shared/corpora/hostile/llmail-benign.json');
/** On a computer without the corpora the test is skipped; in CI it fails. */
const isHere = existsSync(MAILS) || process.env['CI'] !== undefined;

test.skipIf(!isHere)(`harmless mails go to the model word for word${isHere ? '' : ': ../shared/corpora is not here'}`, () => {
  const { emails }: { emails: string[] } = JSON.parse(readFileSync(MAILS, 'utf8'));
  expect(emails.length).toBeGreaterThan(200);
  for (const mail of emails) {
    const sent = labelled(mail, passagesOf(mail, 'en'), 'a');
    const words = sent.map(({ text }) => text.replace(/\[a\d+\] /, '')).join('');
    expect(words).toBe(withoutUnseen(mail).trim());
  }
});
