/** @returns undefined where the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a path of keys in parsed JSON; undefined where there is nothing. */
export function field(json: unknown, ...path: string[]): unknown {
  let at = json;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

export function stringAt(json: unknown, ...path: string[]): string | undefined {
  const found = field(json, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(json: unknown, ...path: string[]): number | undefined {
  const found = field(json, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** @returns an empty list where there is none */
export function listAt(json: unknown, ...path: string[]): unknown[] {
  const found = field(json, ...path);
  return Array.isArray(found) ? found : [];
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
