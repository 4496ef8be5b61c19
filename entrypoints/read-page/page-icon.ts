const SIZE = 32;
/** A slow icon does not keep the page waiting; ms. */
const PATIENCE_MS = 200;

/** The page's icon as a small PNG data URL; empty where it has none, where another origin keeps it, or where it comes late. */
export async function pageIcon(): Promise<string> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"][href]')];
  const link = links.find(({ href, type }) => type === 'image/svg+xml' || href.endsWith('.svg')) ?? links.at(-1);
  const href = link?.href ?? (location.protocol.startsWith('http') ? `${location.origin}/favicon.ico` : '');
  if (!href) return '';
  const image = new Image(SIZE, SIZE);
  image.crossOrigin = 'anonymous';
  image.src = href;
  try {
    await Promise.race([image.decode(), new Promise((_, reject) => setTimeout(reject, PATIENCE_MS))]);
    const canvas = document.createElement('canvas');
    canvas.width = SIZE;
    canvas.height = SIZE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, SIZE, SIZE);
    return canvas.toDataURL('image/png');
  } catch {
    return '';
  }
}
