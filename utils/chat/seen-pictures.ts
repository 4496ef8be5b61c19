import { base64Length } from '@/utils/core/base64';
import { mediaTokens } from '@/utils/core/media/takes-media';
import type { Size } from '@/utils/core/pictures/declared-size';
import { MOST_BYTES } from '@/utils/core/pictures/encode-picture';
import { type Sight, seenSize } from '@/utils/core/pictures/sight';
import type { Picture, SourceFile } from '@/utils/core/rows';

/** A picture, a recording or a film as a model is given it. */
export interface SeenPicture {
  /** Empty where nothing is sent now. */
  data: Uint8Array;
  /** MIME type. */
  type: string;
  /** Estimated, by its family's formula. */
  tokens: number;
  /** Pixels at which it is sent, of a picture. */
  size?: Size;
  /** Set where one request does not carry it beside the newer ones. */
  over?: true;
}

/** What a model is given that is no text, by the ids of its files. */
export type SeenPictures = ReadonlyMap<string, SeenPicture>;

/** What was made smaller for a turn, by file and size, so that a second try need not do it again. */
export type Scaled = Map<string, Promise<Picture>>;

const NO_BYTES = new Uint8Array();

/**
 * Pictures as a model sees them, and recordings and films as they are, as many as one request carries. To be called outside of a
 * transaction, which does not wait for their bytes.
 * @param files the newest first, all of which the model takes
 * @param scaled absent where nothing is sent now: then no bytes are read
 * @param asKept the ids of those that are sent as they are kept, whatever the model sees of them
 */
export async function seenPictures(
  files: readonly SourceFile[],
  sight: Sight,
  scaled?: Scaled,
  asKept: ReadonlySet<string> = new Set(),
): Promise<SeenPictures> {
  const going = withinBounds(files, sight, asKept);
  const { crowd } = sight.bounds;
  const pictures = files.filter(({ id, picture }) => picture && going.has(id)).length;
  const longest = crowd && pictures > crowd.over ? crowd.side : undefined;
  const seen = new Map<string, SeenPicture>();
  // One after the other: a picture takes twenty megabytes while it is drawn.
  for (const { id, picture, media } of files) {
    const kept = (picture ?? media)?.bytes;
    if (!kept) continue;
    const size = picture && seenSize(picture, sight, longest);
    const tokens = Math.ceil(size ? sight.tokens(size) : media ? mediaTokens(media, sight.family) : 0);
    const bytes =
      !scaled || !going.has(id) ? undefined : picture && size && !asKept.has(id) ? (await drawn(id, picture, size, scaled)).bytes : kept;
    const data = bytes ? new Uint8Array(await bytes.arrayBuffer()) : NO_BYTES;
    const { width, height } = (asKept.has(id) ? picture : size) ?? {};
    seen.set(id, {
      ...{ data, type: (bytes ?? kept).type, tokens },
      ...(width && height ? { size: { width, height } } : {}),
      ...(going.has(id) ? {} : { over: true }),
    });
  }
  return seen;
}

function drawn(id: string, picture: Picture, size: { width: number; height: number }, scaled: Scaled): Promise<Picture> {
  const key = `${id} ${size.width} ${size.height}`;
  const made = scaled.get(key) ?? import('@/utils/core/pictures/scale-picture').then(({ scalePicture }) => scalePicture(picture, size));
  scaled.set(key, made);
  // The next try draws it anew.
  void made.catch(() => scaled.delete(key));
  return made;
}

/**
 * The ids of those that one request carries. Judged by their bytes as they are kept, so that it is the same before and after sending; a picture
 * with more than services take is drawn anew, and has no more of them then.
 */
function withinBounds(files: readonly SourceFile[], { bounds }: Sight, asKept: ReadonlySet<string>): Set<string> {
  const going = new Set<string>();
  let pictures = 0;
  let bytes = 0;
  for (const { id, picture, media } of files) {
    const kept = (picture ?? media)?.bytes;
    const most = picture && !asKept.has(id) ? MOST_BYTES : Number.POSITIVE_INFINITY;
    const its = kept ? base64Length(Math.min(kept.size, most)) : 0;
    if (!kept || (picture && pictures >= bounds.pictures) || bytes + its > bounds.bytes) continue;
    going.add(id);
    if (picture) pictures++;
    bytes += its;
  }
  return going;
}
