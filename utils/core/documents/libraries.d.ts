declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown';
  export const tables: TurndownService.Plugin;
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
