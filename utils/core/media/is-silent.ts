/** Bytes at the beginning of WebM in which its tracks are described. */
const LOOKED_AT = 1_000_000;
/** Bytes of the longest description that is read; hours of film have a few megabytes. */
const MOST_DESCRIBED = 16_000_000;
/** Boxes of a file that are gone through: fragments of a recorded film are many. */
const MOST_BOXES = 10_000;

/**
 * Whether a film says of itself that it has no sound: then nobody need listen to it. Of one that does not say what it holds, nobody knows.
 * What a track is says ISO/IEC 14496-12, 8.4.3, and Matroska's codec ids, https://www.matroska.org/technical/codec_specs.html
 */
export async function isSilent(film: Blob): Promise<boolean> {
  const isWebm = film.type === 'video/webm';
  const described = isWebm ? film.slice(0, LOOKED_AT) : await descriptionIn(film);
  if (!described || described.size > MOST_DESCRIBED) return false;
  const text = new TextDecoder('latin1').decode(await described.arrayBuffer());
  return isWebm ? /V_(?:VP8|VP9|AV1|MPEG)/.test(text) && !/A_[A-Z]{2}/.test(text) : hasTrack(text, 'vide') && !hasTrack(text, 'soun');
}

function hasTrack(text: string, type: string): boolean {
  return new RegExp(`hdlr[\\s\\S]{4}(?:\\0{4}|mhlr)${type}`).test(text);
}

/** The box `moov` of MP4 or QuickTime, wherever it stands. ISO/IEC 14496-12, 4.2 */
async function descriptionIn(film: Blob): Promise<Blob | undefined> {
  for (let at = 0, box = 0; at + 16 <= film.size && box < MOST_BOXES; box++) {
    const head = new DataView(await film.slice(at, at + 16).arrayBuffer());
    const short = head.getUint32(0);
    const size = short === 1 ? Number(head.getBigUint64(8)) : short === 0 ? film.size - at : short;
    if (size < 8) return undefined;
    // "moov"
    if (head.getUint32(4) === 0x6d6f6f76) return film.slice(at, at + size);
    at += size;
  }
  return undefined;
}
