import { fileReader, isZipOf } from './file-reader';

/** Word since 2007. */
export const docx = fileReader('docx', (target, extension) => isZipOf(target, 'word/document.xml', /^do[ct][xm]$/.test(extension)));
