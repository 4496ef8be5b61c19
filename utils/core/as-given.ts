import { hasWords } from './ocr/with-words';
import type { Source } from './rows';

/**
 * A source as a model is given it: the text of a picture whose words were read, of a recording that was written down, or of a PDF that would
 * go as a file, where the model does not take that itself.
 */
export function asGiven<T extends Source>(file: T, isTaken: boolean): T {
  const hasText = file.picture ? hasWords(file) : file.media !== undefined && file.text !== '';
  if (isTaken || !hasText) return file;
  const { picture: _, media: __, ...text } = file;
  return text as T;
}
