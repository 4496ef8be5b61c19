import { fileReader } from './file-reader';

/** Pages that were saved. */
export const html = fileReader('html', ({ head }, extension) => /^x?html?$/.test(extension) || /^\s*<!doctype html/i.test(head));
