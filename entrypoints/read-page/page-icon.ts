import { toBase64 } from '@/utils/core/base64';
import { findAll } from './nodes';

const SIZE = 32;
/** A slow icon does not keep the page waiting; ms. */
const PATIENCE_MS = 200;

/** The page's icon as a small PNG data URL; empty where it has none, where another origin keeps it, or where it comes late. */
export async function pageIcon(): Promise<string> {
  try {
    const href = addressOfIcon();
    return href ? await drawn(href) : '';
  } catch {
    return '';
  }
}

function addressOfIcon(): string {
  const links = findAll<HTMLLinkElement>('link[rel~="icon"][href]');
  const link = links.find(({ href, type }) => type === 'image/svg+xml' || href.endsWith('.svg')) ?? links.at(-1);
  return link?.href ?? (location.protocol.startsWith('http') ? `${location.origin}/favicon.ico` : '');
}

/** @throws where the picture does not come in time, or is another origin's */
async function drawn(href: string): Promise<string> {
  const image = new Image(SIZE, SIZE);
  image.crossOrigin = 'anonymous';
  image.src = href;
  await Promise.race([image.decode(), new Promise((_, reject) => setTimeout(reject, PATIENCE_MS))]);
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, SIZE, SIZE);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return `data:image/png;base64,${toBase64(bytes)}`;
}
