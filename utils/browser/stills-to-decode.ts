/**
 * Whether `createImageBitmap` decodes on the panel's own thread, whichever worker asks. Measured: so it does in Firefox 153, 0.36 s for a hundred
 * million pixels; its `ImageDecoder` does not, and gives the same pixels. Chromium 156 decodes in the worker, and its `ImageDecoder` gives others.
 */
export const STILLS_TO_DECODE = import.meta.env.FIREFOX;
