/** Bytes from which an encoding is guessed. */
const SAMPLE = 65_536;
/** The share of control characters above which nobody wrote it as text. */
const MOST_CONTROLS = 0.02;

/**
 * The text in the bytes of a file, whatever it is encoded in: as its byte order mark says, else UTF-16 or UTF-8 where it is that, else as
 * it declares itself (HTML, XML), else as its letters look.
 * @param isCut whether the bytes are only the beginning, and may end in the middle of a character
 * @returns undefined where it is no text
 */
export async function decodeText(bytes: Uint8Array, isCut = false): Promise<string | undefined> {
  const sample = bytes.subarray(0, SAMPLE);
  const wide = markOf(bytes) ?? wideOf(sample);
  if (!wide && sample.includes(0)) return undefined;
  const text = decode(wide ?? 'utf-8', bytes, isCut) ?? decode(declaredIn(sample) ?? (await guess(sample)), bytes, true);
  return text === undefined || controlsIn(text) > MOST_CONTROLS ? undefined : text;
}

function decode(encoding: string | undefined, bytes: Uint8Array, isCut: boolean): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    // Bytes that do not fit, or an encoding that no browser knows.
    return undefined;
  }
}

/** https://encoding.spec.whatwg.org/#bom-sniff */
function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without its mark: every other byte of most writing is zero. */
function wideOf(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even < odd / 20) return 'utf-16le';
  return even > many && odd < even / 20 ? 'utf-16be' : undefined;
}

/** `<meta charset>` and `<?xml encoding?>`, which stand in the first kilobyte. */
function declaredIn(sample: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(sample.subarray(0, 1024));
  return /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})/i.exec(head)?.[1];
}

/** Loaded for a file that is neither UTF-8 nor UTF-16. */
async function guess(sample: Uint8Array): Promise<string | undefined> {
  const { detect } = await import('chardet');
  return detect(sample) ?? undefined;
}

function controlsIn(text: string): number {
  const start = text.slice(0, SAMPLE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return (start.match(/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0) / Math.max(1, start.length);
}
