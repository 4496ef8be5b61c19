import { PageIcon } from '@/components/ui/page-icon';
import type { Chat } from '@/utils/core/rows';

interface ChoiceItemProps {
  chat: Chat;
  isChosen: boolean;
  isCurrent: boolean;
  on: {
    /** @param upTo Shift was held: all between this one and the last are meant */
    choose(upTo: boolean): void;
    focus(): void;
  };
}

/** One chat in the list while several are chosen. */
export function ChoiceItem({ chat, isChosen, isCurrent, on }: ChoiceItemProps) {
  return (
    <li className={isChosen ? 'shown' : undefined} onFocus={on.focus}>
      <label className="open">
        <input
          type="checkbox"
          data-row
          tabIndex={isCurrent ? 0 : -1}
          checked={isChosen}
          onClick={({ shiftKey }) => on.choose(shiftKey)}
          // The click says more: whether Shift was held.
          onChange={() => undefined}
        />
        <PageIcon icon={chat.page?.icon ?? ''} title={chat.page?.title ?? chat.title} />
        <span className="title" dir="auto">
          {chat.title}
        </span>
      </label>
    </li>
  );
}
