import { useEffect, useRef } from 'react';
import { words } from '@/utils/i18n/words';

interface UndoToastProps {
  text: string;
  onUndo(): void;
}

/** Says what was done, and takes it back. It stays until the next thing is done: nobody is hurried. */
export function UndoToast({ text, onUndo }: UndoToastProps) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      <button type="button" className="link" onClick={onUndo} ref={undo}>
        {words('chats.undo')}
      </button>
    </div>
  );
}
