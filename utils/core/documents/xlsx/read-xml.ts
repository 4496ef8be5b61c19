import { Parser } from 'htmlparser2';

/** Bytes that are parsed between two looks at whether it is enough. */
const PIECE = 64 * 1024;

interface Reading {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
  /** Whether the rest is of no use. */
  isDone?(): boolean;
}

/** Reads XML as it comes, without a tree: a sheet of a million rows takes no more room than what is kept of it. */
export function readXml(bytes: Uint8Array, { open, text, close, isDone = () => false }: Reading): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open(localName(name), attributes),
      ontext: text,
      onclosetag: (name) => close(localName(name)),
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length && !isDone(); at += PIECE)
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
}

/** Some programs write `x:row` for `row`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
