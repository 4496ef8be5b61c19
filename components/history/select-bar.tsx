import { useState } from 'react';
import { saveFile } from '@/components/ui/save-file';
import { takeFocus } from '@/components/ui/take-focus';
import { words } from '@/utils/i18n/words';
import { backupName, writeBackup } from '@/utils/store/backup-write';
import { chatIds } from '@/utils/store/chats';
import type { Choice } from './use-choice';

interface SelectBarProps {
  choice: Choice;
  /** What was searched for and found; undefined where all are listed. */
  foundIds: readonly string[] | undefined;
  onDelete(ids: readonly string[]): void;
}

/** What can be done with the chosen chats. */
export function SelectBar({ choice, foundIds, onDelete }: SelectBarProps) {
  const [writing, setWriting] = useState<AbortController>();
  const ids = [...choice.chosen];
  const isNone = ids.length === 0;

  async function save(): Promise<void> {
    const stop = new AbortController();
    setWriting(stop);
    try {
      saveFile(await writeBackup({ chatIds: ids }, () => undefined, stop.signal), backupName());
      choice.end();
    } finally {
      setWriting(undefined);
    }
  }

  return (
    <div className="select-bar" role="toolbar" aria-label={words('chats.choose')}>
      <span className="grow" role="status">
        {words('chats.chosen', { count: ids.length })}
      </span>
      <button type="button" className="btn" onClick={choice.end} ref={takeFocus}>
        {words('chats.choose-end')}
      </button>
      <div className="row">
        <button type="button" className="btn" onClick={() => void (async () => choice.set(foundIds ?? (await chatIds())))()}>
          {words('chats.choose-all')}
        </button>
        {writing ? (
          <button type="button" className="btn" onClick={() => writing.abort()}>
            {words('composer.stop')}
          </button>
        ) : (
          <button type="button" className="btn" disabled={isNone} onClick={() => void save()}>
            {words('chats.export')}
          </button>
        )}
        <button type="button" className="btn danger" disabled={isNone} onClick={() => onDelete(ids)}>
          {words('chats.delete-many')}
        </button>
      </div>
    </div>
  );
}
