import { AppError } from '@/utils/core/faults';
import { createEndpointFetch } from './endpoint-fetch';

/**
 * Fetches a file from one server: no cookies, no referrer, no redirect, 8 MB at most.
 * @param progress called with how many of its bytes have come
 * @throws AppError as `createEndpointFetch`; `server-error` where it is not there
 */
export async function fetchWhole(address: URL, signal: AbortSignal, progress: (bytes: number) => void): Promise<Blob> {
  const response = await createEndpointFetch({ baseUrl: address.origin })(address, { signal });
  const { ok, status, body } = response;
  if (!ok || !body) throw new AppError({ code: 'server-error', host: address.host, status });
  let bytes = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        bytes += piece.byteLength;
        progress(bytes);
        controller.enqueue(piece);
      },
    }),
  );
  return new Response(counted).blob();
}
