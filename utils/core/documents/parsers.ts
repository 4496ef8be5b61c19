import type { Parser } from './document';

/** The parser of each kind of file, loaded when a file of its kind is met. */
export const parsers = {
  pdf: async (): Promise<Parser> => import('./pdf/pdf'),
  picture: async (): Promise<Parser> => import('./picture'),
  svg: async (): Promise<Parser> => import('./svg/svg'),
  docx: async (): Promise<Parser> => import('./docx'),
  xlsx: async (): Promise<Parser> => import('./xlsx/xlsx'),
  pptx: async (): Promise<Parser> => import('./pptx'),
  odf: async (): Promise<Parser> => import('./odf'),
  epub: async (): Promise<Parser> => import('./epub'),
  csv: async (): Promise<Parser> => import('./csv'),
  html: async (): Promise<Parser> => import('./html'),
  text: async (): Promise<Parser> => import('./text'),
};

export type FileKind = keyof typeof parsers;
