import { hideSecret, type Secret } from '@/utils/core/secret';

/** Characters of a refusal that are read; its reason stands at its beginning. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * Reads a refusal as far as it is of use, and tells it without the secret, which servers like to repeat. What ends it before its end, a
 * ceiling or a broken line, does not matter: its status says most.
 * @param signal the caller's: who stops does not wait for a reason
 */
export async function readRefusal(response: Response, secret: Secret, signal?: AbortSignal | null): Promise<Response> {
  if (response.ok || !response.body) return response;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      text += decoder.decode(next.value, { stream: true });
      if (text.length > MOST_CHARACTERS) break;
    }
  } catch (cause) {
    if (signal?.aborted) throw cause;
  }
  await reader.cancel().catch(() => undefined);
  const { status, statusText, headers } = response;
  return new Response(hideSecret(text.slice(0, MOST_CHARACTERS), secret), { status, statusText, headers });
}
