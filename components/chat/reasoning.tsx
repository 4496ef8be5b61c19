import type { Part } from '@/utils/core/parts';
import { words } from '@/utils/i18n/words';

interface ReasoningProps {
  part: Extract<Part, { type: 'reasoning' }>;
  growing: boolean;
}

/** What the model thought before it answered, folded. */
export function Reasoning({ part, growing }: ReasoningProps) {
  const { text, ms } = part;
  const thinking = growing && ms === undefined;
  return (
    <details className="thought">
      <summary>
        {thinking ? words('answer.thinking') : words('answer.thought', { seconds: Math.max(1, Math.round((ms ?? 0) / 1000)) })}
      </summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
