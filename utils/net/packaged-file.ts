/** A file of Aside's own package. @param path from its root, without a slash before it */
export async function packagedFile(path: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(`${location.origin}/${path}`, { signal });
  return response.blob();
}
