import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { FrontPage } from '@/utils/chat/front-page';
import { fileIdsOf, labelsOf } from '@/utils/core/parts';
import type { Source } from '@/utils/core/rows';
import { fileIdsLike } from '@/utils/store/files';
import type { Chip } from './source-chip';
import type { OpenChat } from './use-chat';

interface Offer {
  /** The page or selection in front; absent where nothing is. */
  chip: Chip | undefined;
  /** Whether a source goes with a question that is sent now. */
  goesAlong(source: Source): Promise<boolean>;
}

/**
 * Whether the page in front goes with the question: by default where the branch does not hold this very text yet. Leaving it out stands for
 * this page in this chat. One that was picked among the tabs and came to the front since goes along as that.
 */
export function useOffer(
  chatId: string | null | undefined,
  open: OpenChat | undefined,
  page: FrontPage,
  attached: readonly Source[],
): Offer {
  const [leftOut, setLeftOut] = useState<string>();
  const offered = page.state === 'read' ? page.source : undefined;
  const { kind, url, text } = offered ?? {};
  const like = useLiveQuery(
    async () => (chatId && offered ? { text, ids: await fileIdsLike(chatId, offered) } : undefined),
    [chatId, kind, url, text],
  );
  const brings = (ids: readonly string[]) => !!open?.branch.some(({ parts }) => fileIdsOf(parts).some((id) => ids.includes(id)));
  const holds = (address: string) =>
    !!open?.branch.some(({ parts }) => labelsOf(parts).some((label) => label.kind === 'page' && label.url === address));
  const nameOf = (source: Source) => [chatId, source.kind, source.url, source.kind === 'selection' ? source.text : ''].join(' ');

  const isAttached = (source: Source) => attached.some((each) => each.kind === source.kind && each.url === source.url);

  const isKept = like !== undefined && like.text === text && brings(like.ids);
  return {
    chip:
      offered && !isAttached(offered)
        ? {
            source: offered,
            isKept,
            isOn: !isKept && leftOut !== nameOf(offered),
            hasChanged: !isKept && offered.kind === 'page' && holds(offered.url),
            flip: () => setLeftOut(leftOut === nameOf(offered) ? undefined : nameOf(offered)),
          }
        : undefined,
    goesAlong: async (source) =>
      !isAttached(source) && leftOut !== nameOf(source) && !(chatId && brings(await fileIdsLike(chatId, source))),
  };
}
