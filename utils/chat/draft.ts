import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import type { Endpoint } from '@/utils/core/rows';
import type { Secret } from '@/utils/core/secret';
import type { Preset } from '@/utils/providers/presets';

/** What a form says of an endpoint: its secret is not kept yet. */
export interface Draft {
  endpoint: Endpoint;
  /** What was typed; absent: what is kept already. */
  secret?: Secret;
  /** An empty key and headers marked so stand for those that are kept: their values are never shown. */
  addsTo?: true;
}

/** Stands in a form for a header's value that is kept. */
export const KEPT = '•••';

interface Typed {
  preset: Preset;
  /** A provider's id; empty: the preset's. */
  format: string;
  baseUrl: string;
  secret: Secret;
}

/** A new endpoint, or one that is connected already with what was typed now. */
export function draftOf({ preset, format, baseUrl, secret }: Typed, endpoint: Endpoint | undefined): Draft {
  const name = preset.baseUrl ? preset.name : hostOf(baseUrl);
  const before: Endpoint = endpoint ?? { id: newId(), providerId: preset.providerId, name, baseUrl, models: [], createdAt: Date.now() };
  return {
    endpoint: { ...before, providerId: format || preset.providerId, presetId: preset.id, baseUrl },
    secret,
    ...(endpoint ? { addsTo: true as const } : {}),
  };
}

/** Whether what was typed says nothing without what is kept. */
export function needsKept({ key, headers }: Secret): boolean {
  return key === '' || Object.values(headers).includes(KEPT);
}

/**
 * What was typed, with what is kept where nothing was.
 * @throws AppError `header-gone` where a header's kept value is asked for that is not there, as at another address
 */
export function fullSecret(typed: Secret, kept: Secret | undefined): Secret {
  const keptHeaders = new Headers(kept?.headers);
  const headers = Object.entries(typed.headers).map(([name, value]) => {
    const full = value === KEPT ? keptHeaders.get(name) : value;
    if (full === null) throw new AppError({ code: 'header-gone', said: name });
    return [name, full];
  });
  return { key: typed.key || (kept?.key ?? ''), headers: Object.fromEntries(headers) };
}
