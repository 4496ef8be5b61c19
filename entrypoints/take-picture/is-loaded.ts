/** How long a picture is waited for; ms. */
const PATIENCE_MS = 5_000;

/** Whether all of a picture is there, now or soon. */
export async function isLoaded(image: HTMLImageElement): Promise<boolean> {
  if (!image.complete)
    await new Promise((resolve) => {
      for (const end of ['load', 'error']) image.addEventListener(end, resolve, { once: true });
      setTimeout(resolve, PATIENCE_MS);
    });
  return image.complete && image.naturalWidth > 0;
}
