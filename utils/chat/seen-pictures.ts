import { type Sight, seenSize } from '@/utils/core/pictures/sight';
import type { Picture, SourceFile } from '@/utils/core/rows';

/** A picture as a model is given it. */
export interface SeenPicture {
  /** Empty where nothing is sent now. */
  data: Uint8Array;
  /** MIME type. */
  type: string;
  /** Estimated, by its family's formula. */
  tokens: number;
  /** Set where one request does not carry it beside the newer ones. */
  over?: true;
}

/** The pictures that a model can see, by the ids of their files. */
export type SeenPictures = ReadonlyMap<string, SeenPicture>;

/** What was made smaller for a turn, by file and size, so that a second try need not do it again. */
export type Scaled = Map<string, Promise<Picture>>;

const NO_BYTES = new Uint8Array();

/**
 * Pictures as a model sees them: at its size, as many as one request carries. To be called outside of a transaction, which does not wait for
 * their bytes.
 * @param files the newest first
 * @param scaled absent where nothing is sent now: then no bytes are read
 */
export async function seenPictures(files: readonly SourceFile[], sight: Sight, scaled?: Scaled): Promise<SeenPictures> {
  const going = withinBounds(files, sight);
  const crowd = sight.bounds.crowd;
  const longest = crowd && going.size > crowd.over ? crowd.side : undefined;
  const seen = new Map<string, SeenPicture>();
  // One after the other: each takes twenty megabytes while it is drawn.
  for (const { id, picture } of files) {
    if (!picture) continue;
    const size = seenSize(picture, sight, longest);
    const tokens = Math.ceil(sight.tokens(size));
    if (!going.has(id)) seen.set(id, { data: NO_BYTES, type: picture.bytes.type, tokens, over: true });
    else if (!scaled) seen.set(id, { data: NO_BYTES, type: picture.bytes.type, tokens });
    else {
      const key = `${id} ${size.width} ${size.height}`;
      const drawn =
        scaled.get(key) ?? import('@/utils/core/pictures/scale-picture').then(({ scalePicture }) => scalePicture(picture, size));
      scaled.set(key, drawn);
      const { bytes } = await drawn;
      seen.set(id, { data: new Uint8Array(await bytes.arrayBuffer()), type: bytes.type, tokens });
    }
  }
  return seen;
}

/** The ids of those that one request carries. Judged by their bytes as they are kept, so that it is the same before and after sending. */
function withinBounds(files: readonly SourceFile[], { bounds }: Sight): Set<string> {
  const going = new Set<string>();
  let bytes = 0;
  for (const { id, picture } of files) {
    const its = picture ? Math.ceil(picture.bytes.size / 3) * 4 : 0;
    if (!picture || going.size >= bounds.pictures || bytes + its > bounds.bytes) continue;
    going.add(id);
    bytes += its;
  }
  return going;
}
