import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '@/utils/core/faults';

/** Where the tables lie that name the characters of fonts for Chinese, Japanese and Korean. */
const CMAPS = typeof location === 'undefined' ? './node_modules/pdfjs-dist/cmaps/' : `${location.origin}/cmaps/`;

/**
 * Opens a PDF. No script in it is run, no picture decoded, nothing loaded from elsewhere.
 * @throws AppError `file-locked`, `file-wrong-password`
 */
export async function openPdf(data: Uint8Array, password: string | undefined): Promise<PDFDocumentProxy> {
  // We are in a worker already, and it is ended with us: the library's own half is to run here, not in one below.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = getDocument({
    data,
    ...(password === undefined ? {} : { password }),
    cMapUrl: CMAPS,
    cMapPacked: true,
    useWorkerFetch: typeof location !== 'undefined',
    useWasm: false,
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
