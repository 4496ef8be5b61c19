import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

/** The built-in engine's endpoint: there without being connected, and with no window that a page could be too long for. */
export const EXCERPTS_ENDPOINT: Endpoint = {
  id: 'excerpts',
  providerId: 'excerpts',
  get name() {
    return words('excerpts.name');
  },
  baseUrl: '',
  models: [
    {
      id: 'excerpts',
      get name() {
        return words('excerpts.name');
      },
      contextWindow: Number.MAX_SAFE_INTEGER,
      inputs: ['text'],
    },
  ],
  createdAt: 0,
};
