import { isPdf } from './media/media-type';
import { hasWords } from './ocr/with-words';
import type { Source } from './rows';

/**
 * A source as a model is given it: the text of a picture whose words were read, or of a PDF that would go as a file, where the model does not
 * take that itself.
 */
export function asGiven<T extends Source>(file: T, isTaken: boolean): T {
  const hasText = file.picture ? hasWords(file) : file.media !== undefined && isPdf(file.media.bytes) && file.text !== '';
  if (isTaken || !hasText) return file;
  const { picture: _, media: __, ...text } = file;
  return text as T;
}
