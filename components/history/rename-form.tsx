import type { Chat } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { renameChat } from '@/utils/store/chats';

/** A chat's title as a text box: Enter or going elsewhere keeps it, Esc does not. */
export function RenameForm({ chat, onDone }: { chat: Chat; onDone(): void }) {
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('title');
        if (typeof typed === 'string' && typed !== chat.title) void renameChat(chat.id, typed);
        onDone();
      }}
    >
      <input
        name="title"
        dir="auto"
        aria-label={words('chats.new-title')}
        defaultValue={chat.title}
        ref={(input) => input?.select()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onDone();
        }}
        onBlur={({ currentTarget }) => currentTarget.form?.requestSubmit()}
      />
    </form>
  );
}
