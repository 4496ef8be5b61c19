import { hashFor } from '@/utils/core/route';
import type { Spending } from '@/utils/core/spending';
import { inDollars } from '@/utils/i18n/dollars';
import { words } from '@/utils/i18n/words';

const MOST = 10;

/** The chats that cost most, as ways to them; nothing where no cost is known. */
export function CostlyChats({ chats }: Pick<Spending, 'chats'>) {
  const costly = chats
    .filter(({ dollars }) => dollars > 0)
    .sort((one, other) => other.dollars - one.dollars)
    .slice(0, MOST);
  if (costly.length === 0) return null;
  return (
    <section>
      <h2>{words('spending.chats')}</h2>
      <ol className="rows" aria-label={words('spending.chats')}>
        {costly.map((chat) => (
          <li key={chat.id}>
            <a className="link grow" dir="auto" href={hashFor({ at: 'chat', chatId: chat.id })}>
              {chat.title}
            </a>
            <span className="cost">
              {inDollars(chat.dollars)}
              {chat.unknown > 0 && <span className="fact">{words('spending.cell-and-unknown', { count: chat.unknown })}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
