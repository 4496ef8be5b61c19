import { fileReader } from './file-reader';

/** PDFs; some begin with a few bytes of something else. */
export const pdf = fileReader('pdf', ({ head }) => head.slice(0, 1024).includes('%PDF-'));
