import { fileReader, isZipOf } from './file-reader';

/** Books. */
export const epub = fileReader('epub', (target, extension) => isZipOf(target, 'application/epub+zip', extension === 'epub'));
