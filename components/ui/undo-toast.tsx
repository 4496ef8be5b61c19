import { words } from '@/utils/i18n/words';
import { takeFocus } from './take-focus';

interface UndoToastProps {
  text: string;
  onUndo(): void;
  /** Whether the keyboard stays where it is. */
  isAside?: boolean;
}

/** Says what was done, and takes it back. It stays until the next thing is done: nobody is hurried. */
export function UndoToast({ text, onUndo, isAside = false }: UndoToastProps) {
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      <button type="button" className="link" onClick={onUndo} ref={isAside ? null : takeFocus}>
        {words('chats.undo')}
      </button>
    </div>
  );
}
