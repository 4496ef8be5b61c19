const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ' },
  ...{ q: 'ɋ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' },
};

/**
 * English as a language of its own, for tests (`en-XA`): accented, two fifths longer, between brackets. What is shown without brackets
 * does not come from the locale file; what is cut off has lost one.
 * @param message ICU; its placeholders, plurals and choices stay what they are
 */
export function pseudo(message: string): string {
  return `⟦${text(message)}${'~'.repeat(Math.ceil(message.replace(/\{[^{}]*\}/g, '').length * 0.4))}⟧`;
}

/** Changes the letters outside of braces, and those of the cases inside. */
function text(message: string): string {
  let out = '';
  for (let at = 0; at < message.length; ) {
    if (message[at] !== '{') {
      const letter = message[at++] ?? '';
      const changed = ACCENTED[letter.toLowerCase()];
      out += changed === undefined ? letter : letter === letter.toLowerCase() ? changed : changed.toUpperCase();
      continue;
    }
    const end = closing(message, at);
    out += `{${argument(message.slice(at + 1, end))}}`;
    at = end + 1;
  }
  return out;
}

function argument(inside: string): string {
  const [, head, cases] = /^(\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,)(.*)$/s.exec(inside) ?? [];
  if (head === undefined || cases === undefined) return inside;
  let out = head;
  for (let at = 0; at < cases.length; ) {
    if (cases[at] !== '{') {
      out += cases[at++];
      continue;
    }
    const end = closing(cases, at);
    out += `{${text(cases.slice(at + 1, end))}}`;
    at = end + 1;
  }
  return out;
}

/** Where the brace that opens at `from` is closed. */
function closing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at++) {
    if (message[at] === '{') depth++;
    if (message[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`A brace is not closed: ${message}`);
}
