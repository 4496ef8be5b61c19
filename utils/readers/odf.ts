import { fileReader, isZipOf } from './file-reader';

/** OpenDocument: texts, sheets and slides of LibreOffice and others. */
export const odf = fileReader('odf', (target, extension) =>
  isZipOf(target, 'application/vnd.oasis.opendocument.', /^(?:od[tsp]|ot[tsp])$/.test(extension)),
);
