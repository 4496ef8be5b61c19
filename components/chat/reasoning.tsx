import { useState } from 'react';
import { Markdown } from '@/components/ui/markdown/markdown';
import type { Part } from '@/utils/core/parts';
import { words } from '@/utils/i18n/words';

interface ReasoningProps {
  part: Extract<Part, { type: 'reasoning' }>;
  growing: boolean;
}

/** What the model thought before it answered, folded; unread, it costs nothing. */
export function Reasoning({ part, growing }: ReasoningProps) {
  const { text, ms } = part;
  const thinking = growing && ms === undefined;
  const [open, setOpen] = useState(false);
  return (
    <details className="thought" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {thinking ? words('answer.thinking') : words('answer.thought', { seconds: Math.max(1, Math.round((ms ?? 0) / 1000)) })}
      </summary>
      {open && <Markdown text={text} growing={thinking} />}
    </details>
  );
}
