import type { Endpoint } from '@/utils/core/rows';

/** The built-in engine's endpoint: there without being connected, and with no window that a page could be too long for. */
export const EXCERPTS_ENDPOINT: Endpoint = {
  id: 'excerpts',
  providerId: 'excerpts',
  name: 'Excerpts',
  baseUrl: '',
  models: [{ id: 'excerpts', name: 'Excerpts', contextWindow: Number.MAX_SAFE_INTEGER }],
  createdAt: 0,
};
