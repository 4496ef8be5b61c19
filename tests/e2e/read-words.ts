import type { ModelServer } from './model-server';

export const SIGN = ['The lighthouse was lit in 1823.', 'Первый маяк зажгли в 1823 году.', 'Its keeper climbed 214 steps.'];

/** A model that reads only words, and one that sees; the first is the one that is chosen. */
export function withBlindModel(model: ModelServer): void {
  model.models = ['word-model', 'eye-model'];
  model.inputs = { 'word-model': ['text'], 'eye-model': ['text', 'image'] };
}

/** A picture of lines of text, as base64 of a PNG; it runs in the panel. */
export async function pictureOf(lines: readonly string[]): Promise<string> {
  const [width, height] = [640, Math.max(240, 80 + lines.length * 28)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no context.');
  context.fillStyle = '#fdfcf7';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#223';
  context.font = '16px sans-serif';
  for (const [at, line] of lines.entries()) context.fillText(line, 40, 60 + at * 28);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
