import { fileReader, isZipOf } from './file-reader';

/** Excel since 2007. */
export const xlsx = fileReader('xlsx', (target, extension) => isZipOf(target, 'xl/workbook.xml', /^xl[st][xm]$/.test(extension)));
