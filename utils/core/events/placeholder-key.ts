/** What SDKs that insist on a key are given; `net` alone holds the real one. */
export const PLACEHOLDER_KEY = 'net-writes-it';

/** Headers without the placeholder: where there is no key, none is sent. */
export function withoutPlaceholder(init: RequestInit | undefined): RequestInit | undefined {
  const headers = new Headers(init?.headers);
  for (const [name, value] of [...headers]) if (value.includes(PLACEHOLDER_KEY)) headers.delete(name);
  return init && { ...init, headers };
}
