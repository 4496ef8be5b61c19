import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { takeFocus } from '@/components/ui/take-focus';
import { UndoToast } from '@/components/ui/undo-toast';
import { buildMenus } from '@/utils/chat/menus';
import { forgetLocalTexts } from '@/utils/core/local-text';
import { words } from '@/utils/i18n/words';
import { chatIds, deleteChats, pinnedChats, recentChats, undeleteChats } from '@/utils/store/chats';
import { deleteEverything } from '@/utils/store/delete-all';

/** All chats, which can be brought back; or everything, which cannot, and so is typed. */
export function DeleteAll() {
  const hasChats = useLiveQuery(async () => (await recentChats(1)).length + (await pinnedChats()).length > 0);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const [asking, setAsking] = useState(false);

  async function deleteAllChats(): Promise<void> {
    const ids = await chatIds();
    await deleteChats(ids);
    setDeleted(ids);
  }

  return (
    <section>
      <h2>{words('data.delete')}</h2>
      <div className="row">
        <button type="button" className="btn" disabled={!hasChats} onClick={() => void deleteAllChats()}>
          {words('data.delete-chats')}
        </button>
        {!asking && (
          <button type="button" className="btn danger" onClick={() => setAsking(true)}>
            {words('data.delete-everything')}
          </button>
        )}
      </div>
      {asking && <Sure onCancel={() => setAsking(false)} />}
      {deleted && (
        <UndoToast
          text={words('chats.deleted-many', { count: deleted.length })}
          onUndo={() => {
            void undeleteChats(deleted);
            setDeleted(undefined);
          }}
        />
      )}
    </section>
  );
}

/** Nothing brings it back, so it takes a word and a click. */
function Sure({ onCancel }: { onCancel(): void }) {
  const [typed, setTyped] = useState('');
  const word = words('data.delete-word');
  const isSure = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <form
      className="notice"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) void deleteAndBeginAnew();
      }}
    >
      <p>{words('data.delete-about')}</p>
      <label>
        {words('data.delete-type', { word })}
        <input ref={takeFocus} value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
      </label>
      <div className="row">
        <button type="submit" className="btn danger" disabled={!isSure}>
          {words('data.delete-now')}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {words('data.keep')}
        </button>
      </div>
    </form>
  );
}

async function deleteAndBeginAnew(): Promise<void> {
  await deleteEverything();
  // It may say prompts of the user's own.
  await buildMenus();
  // The draft and the mirror of the look.
  forgetLocalTexts();
  location.reload();
}
