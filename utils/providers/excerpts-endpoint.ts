import type { Endpoint } from '@/utils/core/rows';

/** The built-in engine's endpoint: there without being connected. */
export const EXCERPTS_ENDPOINT: Endpoint = {
  id: 'excerpts',
  providerId: 'excerpts',
  name: 'Excerpts',
  baseUrl: '',
  models: [{ id: 'excerpts', name: 'Excerpts' }],
  createdAt: 0,
};
