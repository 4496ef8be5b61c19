import { words } from '@/utils/i18n/words';
import { takeFocus } from './take-focus';

interface UndoToastProps {
  text: string;
  onUndo(): void;
}

/** Says what was done, and takes it back. It stays until the next thing is done: nobody is hurried. */
export function UndoToast({ text, onUndo }: UndoToastProps) {
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      <button type="button" className="link" onClick={onUndo} ref={takeFocus}>
        {words('chats.undo')}
      </button>
    </div>
  );
}
