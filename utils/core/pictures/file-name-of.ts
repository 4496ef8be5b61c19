/** Endings that say that a name is a picture's. */
const ENDING = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|heic|heif|tiff?)$/i;

/**
 * What the file of a picture is called: its bytes may be of another kind than what it was attached as.
 * @param type its MIME type
 */
export function fileNameOf(name: string, type: string): string {
  const ending = type
    .replace(/^image\//, '')
    .replace(/\+.*$/, '')
    .replace('jpeg', 'jpg');
  return `${name.replace(ENDING, '')}.${ending}`;
}
