import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { messagesOf } from '../../scripts/lib/check-words.mjs';
import { pseudo } from '../../scripts/pseudo-words';

test('the pseudo-language is accented, longer and in brackets', () => {
  expect(pseudo('Send')).toBe('⟦Šéñđ~~⟧');
  expect(pseudo('Leave out {title}')).toMatch(/^⟦Ļéáṽé óúţ \{title\}~+⟧$/);
  expect(pseudo('{count, plural, one {# word} other {# words}}')).toMatch(/^⟦\{count, plural, one \{# ŵóŕđ\} other \{# ŵóŕđš\}\}~*⟧$/);
});

test('every message of English can be read in it', () => {
  for (const [key, message] of Object.entries(messagesOf('en'))) expect(() => compileMessageOrThrow(pseudo(message)), key).not.toThrow();
});
