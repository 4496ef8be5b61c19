/** The first bytes of a gzip file (RFC 1952). */
const GZIP = [0x1f, 0x8b];

/**
 * What a gzip file holds; another file is taken as it is, as some servers unpack on their way.
 * @param most bytes that may come of it
 * @throws RangeError where there are more; TypeError where it is broken
 */
export async function unpack(packed: Blob, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(await packed.slice(0, GZIP.length).arrayBuffer());
  const isPacked = GZIP.every((byte, at) => head[at] === byte);
  const stream = isPacked ? packed.stream().pipeThrough(new DecompressionStream('gzip')) : packed.stream();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('More than was expected');
    }
    pieces.push(value);
  }
}
