/** Where a link leads, as the browser will understand it. */
export interface Target {
  readonly href: string;
  /** ASCII host (with its port), or the address of a mail */
  readonly host: string;
  /** the whole target, decoded, with nothing invisible in it */
  readonly shown: string;
  /** a name before the host (`https://bank.example@evil.example`) or a host in punycode: always worth saying aloud */
  readonly suspicious: boolean;
}

/** Bidi controls, zero-width and other characters that take part in a text without being seen; every space but the plain one. */
const UNSEEN = /(?! )[\p{C}\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/gu;

/** Endings that look like a domain's and are none. */
const FILE_ENDING = /\.(?:js|mjs|ts|jsx|tsx|json|css|html?|txt|xml|ya?ml|toml|cpp|csv|exe|pdf|png|jpe?g|gif|svg)$/;

/** @returns null unless it is an absolute http, https or mailto address */
export function readTarget(address: string): Target | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') {
    const host = visible(decode(url.pathname));
    return { href: url.href, host, shown: visible(decode(url.href)), suspicious: false };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const name = url.username || url.password ? `${url.username}:${url.password}@` : '';
  const shown = `${url.protocol}//${name}${url.host}${visible(decode(url.pathname + url.search + url.hash))}`;
  return { href: url.href, host: url.host, shown, suspicious: name !== '' || /(?:^|\.)xn--/.test(url.hostname) };
}

/** Writes what cannot be seen as `‹U+202E›`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (char) => `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

function decode(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Whether a link's words name a place other than the one it leads to, so that the real one has to be said beside it. */
export function namesAnotherPlace(words: string, target: Target): boolean {
  const plain = words.normalize('NFKC').replace(UNSEEN, '').toLowerCase().slice(0, 2000);
  const real = bare(target.host);
  if (target.suspicious && !plain.includes(real)) return true;
  return plain.split(/\s+/).some((word) => {
    const named = placeIn(word);
    return named !== null && bare(named) !== real;
  });
}

const bare = (host: string) => host.toLowerCase().replace(/^www\./, '');

/** The first thing in a word that reads as a host or a mail address. */
function placeIn(word: string): string | null {
  const mail = /^(?:mailto:)?([^\s@:/]+@[^\s@:/]+\.\p{L}{2,})$/u.exec(word);
  if (mail?.[1]) return mail[1];
  const afterScheme = word.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^[a-z][a-z0-9+.-]{0,20}:\/*/, '');
  const part = (afterScheme.split(/[^\p{L}\p{N}.:@_-]/u, 1)[0] ?? '').replace(/^.*@/, '').replace(/[.:]+$/, '');
  if (!/^(?:[^.:]+\.)+[^.:\d][^.:]+(?::\d+)?$|^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/.test(part)) return null;
  if (afterScheme === word && FILE_ENDING.test(part)) return null;
  return URL.canParse(`https://${part}`) ? new URL(`https://${part}`).host : part;
}
