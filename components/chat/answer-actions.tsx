import { GitBranchPlus, Trash2 } from 'lucide-react';
import { CopyAnswer } from '@/components/ui/copy-answer';
import { IconButton } from '@/components/ui/icon-button';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { RetryMenu } from './retry-menu';
import { useThreadTools } from './thread-tools';

/** What can be done with an answer that has ended. Shown for the last one, and for the others under the pointer or the keyboard. */
export function AnswerActions({ turn, text }: { turn: Turn; text: string }) {
  const { actions } = useThreadTools();
  return (
    <span className="acts">
      <RetryMenu turn={turn} />
      {text && <CopyAnswer text={text} />}
      <IconButton name={words('answer.branch')} onClick={() => actions.branch(turn)}>
        <GitBranchPlus />
      </IconButton>
      <IconButton name={words('answer.delete')} onClick={() => actions.remove(turn)}>
        <Trash2 />
      </IconButton>
    </span>
  );
}
