import { fileReader } from './file-reader';

/** Whatever else is text: notes, code, settings, logs. */
export const text = fileReader('text', () => true);
