import { fileReader } from './file-reader';

/** Tables as text. */
export const csv = fileReader('csv', ({ file }, extension) => /^(?:csv|tsv|tab)$/.test(extension) || file.type === 'text/csv');
