/** Bytes at either end of a file in which the description of its tracks is looked for. */
const LOOKED_AT = 1_000_000;

/** The box that says what a track is: version and flags, a field without a meaning, its type. ISO/IEC 14496-12, 8.4.3; QuickTime puts `mhlr` there */
const FILM_TRACK = /hdlr[\s\S]{4}(?:\0{4}|mhlr)vide/;

/** Whether MP4 or QuickTime says that there is a film in it, whatever a browser can draw of it. */
export async function hasFilmTrack(file: Blob): Promise<boolean> {
  const ends = [file.slice(0, LOOKED_AT), file.slice(-LOOKED_AT)];
  for (const end of ends) if (FILM_TRACK.test(new TextDecoder('latin1').decode(await end.arrayBuffer()))) return true;
  return false;
}
