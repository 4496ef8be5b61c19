import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  path: string;
  bytes: Uint8Array;
  isStored?: boolean;
  /** Its sizes stand behind it, and in the directory at the end, but not before it. */
  isUndeclared?: boolean;
}

/**
 * Files as one zip file, by Node's own deflate: what is written in JavaScript takes seconds for the large ones of `hostile`.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 to 4.3.16
 */
export function zip(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const add = (...more: Buffer[]) => {
    pieces.push(...more);
    for (const { length } of more) at += length;
  };
  for (const { path, bytes, isStored = false, isUndeclared = false } of entries) {
    const name = Buffer.from(path);
    const packed = isStored ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 1 });
    const start = at;
    const facts = numbers([crc32(bytes), 4], [packed.length, 4], [bytes.length, 4]);
    // Names are UTF-8; what follows is deflated or stored, and of no time.
    const kind = numbers([20, 2], [0x800 | (isUndeclared ? 8 : 0), 2], [isStored ? 0 : 8, 2], [0, 2], [0x21, 2]);
    const lengths = numbers([name.length, 2], [0, 2]);
    add(numbers([0x04034b50, 4]), kind, isUndeclared ? Buffer.alloc(12) : facts, lengths, name, packed);
    if (isUndeclared) add(numbers([0x08074b50, 4]), facts);
    directory.push(numbers([0x02014b50, 4], [20, 2]), kind, facts, lengths, Buffer.alloc(10), numbers([start, 4]), name);
  }
  const start = at;
  add(Buffer.concat(directory));
  const count = entries.length;
  add(numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [at - start, 4], [start, 4], [0, 2]));
  return new Uint8Array(Buffer.concat(pieces));
}

/** Little-endian, each of so many bytes. */
function numbers(...all: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    all.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
