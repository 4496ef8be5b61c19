import { createCanvas, loadImage } from '@napi-rs/canvas';

type Bytes = Uint8Array<ArrayBuffer>;

/** A canvas as workers have it, by the same library that Chromium draws with (Skia). */
function offscreenCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height);
  return Object.assign(canvas, {
    convertToBlob: async ({ type = 'image/png', quality = 0.92 } = {}) =>
      new Blob([Uint8Array.from(type === 'image/png' ? await canvas.encode('png') : await canvas.encode('jpeg', quality * 100))], { type }),
  });
}

/** Gives Node what workers have to draw pictures with. */
export function drawLikeWorkers(): void {
  Reflect.set(globalThis, 'OffscreenCanvas', offscreenCanvas);
  Reflect.set(globalThis, 'createImageBitmap', async (blob: Blob) =>
    Object.assign(await loadImage(Buffer.from(await blob.arrayBuffer())), { close: () => undefined }),
  );
}

/** Looks at a picture as whoever gets it does; throws where it is none. */
export async function sizeOf(bytes: Uint8Array): Promise<string> {
  const { width, height } = await loadImage(Buffer.from(bytes));
  return `${width} × ${height}`;
}

/** A photo, about: sky, hills and leaves, with the noise of a camera, and what a camera writes beside it. */
export async function photo(width: number, height: number): Promise<Bytes> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, height);
  for (const [at, colour] of [
    [0, '#4a7db8'],
    [0.5, '#d8c8a8'],
    [1, '#2d4a22'],
  ] as const)
    sky.addColorStop(at, colour);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  const random = seeded();
  for (let leaf = 0; leaf < 6_000; leaf++) {
    context.fillStyle = `rgba(${random(120)}, ${80 + random(150)}, ${random(80)}, 0.5)`;
    context.beginPath();
    context.ellipse(random(width), height / 2 + random(height / 2), 4 + random(40), 2 + random(12), random(6), 0, 7);
    context.fill();
  }
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at++) if (at % 4 !== 3) image.data[at] = (image.data[at] ?? 0) + random(13) - 6;
  context.putImageData(image, 0, 0);
  return withExif(Uint8Array.from(await canvas.encode('jpeg', 92)));
}

/** A screen full of small letters. */
export async function screenshot(width: number, height: number): Promise<Bytes> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const random = seeded();
  for (let line = 0; line < height / 22; line++) {
    context.fillStyle = line % 9 === 0 ? '#1a56c4' : '#222';
    // Without fonts there are no letters: strokes as small and as many as those of 13 px.
    for (let x = 20; x < width - 40; x += 4 + random(8)) context.fillRect(x, line * 22 + 6 + random(3), 1 + random(3), 3 + random(8));
  }
  return Uint8Array.from(await canvas.encode('png'));
}

function seeded(): (below: number) => number {
  let state = 42;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Exif 2.32, 4.5.4: what a camera writes after the first mark of a JPEG. */
function withExif(jpeg: Bytes): Bytes {
  const told = Buffer.from('Exif\0\0II*\0\x08\0\0\0Ulm, Fischergasse 22', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, told.length + 2]);
  return Uint8Array.from(Buffer.concat([jpeg.subarray(0, 2), head, told, jpeg.subarray(2)]));
}
