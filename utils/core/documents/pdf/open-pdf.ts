import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '@/utils/core/faults';
import { MOST_PIXELS } from '@/utils/core/pictures/fit-within';
import { NoFilters, OffscreenCanvases } from './offscreen';

type Options = Exclude<Parameters<typeof getDocument>[0], string | URL | ArrayBuffer | undefined>;

const isExtension = typeof location !== 'undefined';

/** Where what lies beside us for the library is found, with a slash at the end. */
const partsOf = (folder: string) => (isExtension ? `${location.origin}/${folder}/` : `./node_modules/pdfjs-dist/${folder}/`);

/**
 * Opens a PDF to read its words. No script in it is run, no picture decoded, nothing loaded from elsewhere.
 * @throws AppError `file-locked`, `file-wrong-password`
 */
export function openPdf(data: Uint8Array, password: string | undefined): Promise<PDFDocumentProxy> {
  return open({ data, useWasm: false }, password);
}

/**
 * Opens a PDF to draw its pages in a worker, with the decoders of pictures in it. Otherwise as `openPdf`.
 * @throws AppError `file-locked`, `file-wrong-password`
 */
export function openToDraw(data: Uint8Array, password: string | undefined): Promise<PDFDocumentProxy> {
  const draws = { wasmUrl: partsOf('wasm'), CanvasFactory: OffscreenCanvases, FilterFactory: NoFilters, maxImageSize: MOST_PIXELS };
  return open({ data, ...draws }, password);
}

async function open(options: Options, password: string | undefined): Promise<PDFDocumentProxy> {
  // We are in a worker already, and it is ended with us: the library's own half is to run here, not in one below.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = getDocument({
    ...options,
    ...(password === undefined ? {} : { password }),
    // The tables that name the characters of fonts for Chinese, Japanese and Korean.
    cMapUrl: partsOf('cmaps'),
    cMapPacked: true,
    useWorkerFetch: isExtension,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (cause) {
    if (!(cause instanceof PasswordException)) throw cause;
    throw new AppError(password === undefined ? 'file-locked' : 'file-wrong-password', { cause });
  }
}
