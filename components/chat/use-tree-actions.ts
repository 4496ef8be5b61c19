import { useEffect, useMemo, useRef, useState } from 'react';
import { branchChat } from '@/utils/chat/branch-chat';
import { type Cut, cutOff, leafUnder } from '@/utils/core/tree';
import { deleteAlternative, showAlternative, undeleteAlternative } from '@/utils/store/alternatives';
import { focusComposer } from './composer-focus';
import type { TreeActions } from './thread-tools';
import type { OpenChat } from './use-chat';

interface Deleted extends Cut {
  chatId: string;
  /** What was shown before. */
  shown: string | null;
  role: 'user' | 'assistant';
}

interface TreeState {
  actions: TreeActions;
  /** What was deleted last, while it can be undone here. */
  deleted: Deleted | undefined;
  undo(): void;
  forget(): void;
}

/** What can be done with the alternatives of the chat that is open. */
export function useTreeActions(open: OpenChat | undefined, onShow: (chatId: string) => void): TreeState {
  const latest = useRef({ open, onShow });
  latest.current = { open, onShow };
  const [deleted, setDeleted] = useState<Deleted>();
  const chatId = open?.chat?.id;
  // Who comes back to a chat later is not asked about it again.
  useEffect(() => {
    if (deleted && deleted.chatId !== chatId) setDeleted(undefined);
  }, [deleted, chatId]);
  const actions = useMemo<TreeActions>(
    () => ({
      show({ chain }, id) {
        const { chat, children, byId } = latest.current.open ?? {};
        if (!chat || !children || !byId) return;
        const left = chain.at(-1) ?? chain[0];
        void showAlternative(chat.id, left.id, leafUnder(children, byId, id, chat.leaves));
      },
      remove({ chain }) {
        const { chat, children, byId } = latest.current.open ?? {};
        if (!chat || !children || !byId) return;
        const cut = cutOff(children, byId, chain.at(-1) ?? chain[0], chat.leaves);
        void deleteAlternative(chat.id, cut).then(() => setDeleted({ ...cut, chatId: chat.id, shown: chat.head, role: chain[0].role }));
      },
      branch({ chain }) {
        const { branch = [] } = latest.current.open ?? {};
        const last = chain.at(-1) ?? chain[0];
        const at = branch.findIndex(({ id }) => id === last.id);
        void branchChat(branch.slice(0, at + 1)).then((chatId) => {
          if (chatId !== undefined) latest.current.onShow(chatId);
        });
      },
    }),
    [],
  );
  return {
    actions,
    deleted: deleted?.chatId === chatId ? deleted : undefined,
    undo() {
      if (deleted) void undeleteAlternative(deleted.chatId, deleted.topId, deleted.shown);
      setDeleted(undefined);
      focusComposer();
    },
    forget: () => setDeleted(undefined),
  };
}
