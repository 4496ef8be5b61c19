import { fileReader, isZipOf } from './file-reader';

/** PowerPoint since 2007. */
export const pptx = fileReader('pptx', (target, extension) => isZipOf(target, 'ppt/presentation.xml', /^pp[st][xm]$/.test(extension)));
