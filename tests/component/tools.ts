import type { ThreadTools } from '@/components/chat/thread-tools';

/** What a thread gives to its turns, where none is acted on. */
export const TOOLS: ThreadTools = {
  choice: { all: [], chosen: { endpointId: 'e', modelId: 'm' }, choose: async () => undefined, recent: [], ready: true },
  actions: { show: () => undefined, remove: () => undefined, branch: () => undefined },
  onConnect: () => undefined,
  windowId: null,
  titleOf: () => 'A page',
  onlyFromSources: () => true,
  wantsPicture: () => false,
  picturesUpTo: () => [],
  lastLeftOut: () => undefined,
  stepped: { current: null },
  isOpening: { current: false },
};
