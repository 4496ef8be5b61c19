import { expect, test } from 'vitest';
import { mentionAt, withoutMention } from '@/components/tabs/mention';

/** `|` is the cursor. */
const at = (text: string) => mentionAt(text.replace('|', ''), text.indexOf('|'));

test.each([
  ['@|', ''],
  ['Compare @ha|', 'ha'],
  ['Compare @ha| with this', 'ha'],
  ['(@ha|', 'ha'],
  ['这个和@港|', '港'],
  ['line\n@h|', 'h'],
  ['@a @b|', 'b'],
])('in “%s” a tab is named: “%s”', (text, query) => {
  expect(at(text)?.query).toBe(query);
});

test.each(['me@example|', 'no at all|', '@ha |', '@|'.replace('@|', '|@'), 'a.b-c+d@x|'])('in “%s” none is', (text) => {
  expect(at(text)).toBeUndefined();
});

test.each([
  ['Compare @ha| with this', 'Compare |with this'],
  ['@ha|', '|'],
  ['Why? @ha|', 'Why? |'],
  ['(@ha|)', '(|)'],
  ['@ha|\nnext', '|\nnext'],
])('“%s” becomes “%s”', (text, result) => {
  const found = at(text);
  if (!found) throw new Error('no tab is named');
  const [rest, cursor] = withoutMention(text.replace('|', ''), found);
  expect(`${rest.slice(0, cursor)}|${rest.slice(cursor)}`).toBe(result);
});
