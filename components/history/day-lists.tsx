import { type KeyboardEvent, useState } from 'react';
import type { Chat } from '@/utils/core/rows';
import { spokenLocale, words } from '@/utils/i18n/words';
import { ChatItem } from './chat-item';
import { ChoiceItem } from './choice-item';
import { dayOf } from './day-of';
import { focusRow } from './focus-row';
import { type ListedChats, useChatStates } from './use-chats';
import type { Choice } from './use-choice';

interface DayListsProps {
  listed: ListedChats;
  terms: readonly RegExp[];
  shownId: string | null;
  choice: Choice;
  on: { open(chatId: string): void; remove(chat: Chat): void };
}

const KEYS: Record<string, Parameters<typeof focusRow>[1]> = { ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' };

/** Markdown's marks that say nothing in a line or two of an answer. */
const MARKS = /\*\*|`+|(?<=^|\s)(?:#{1,6}|>|\|)\s/g;

/** Chats under the day they were last used; the pinned ones first. */
export function DayLists({ listed, terms, shownId, choice, on }: DayListsProps) {
  const { live, interrupted } = useChatStates();
  const [focusedId, setFocusedId] = useState<string>();
  const groups = groupsOf(listed);
  const all = groups.flatMap(({ chats }) => chats);
  const currentId = (all.find(({ id }) => id === focusedId) ?? all.find(({ id }) => id === shownId) ?? all[0])?.id;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const to = KEYS[event.key];
    if (!to || !(event.target instanceof Element) || !event.target.closest('li')) return;
    event.preventDefault();
    focusRow(event.currentTarget, to);
  }

  function stateOf({ head }: Chat): string | undefined {
    if (head === null) return undefined;
    if (live.has(head)) return words('chats.live');
    return interrupted.has(head) ? words('chats.interrupted') : undefined;
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={words('chats.title')} onKeyDown={onKeyDown}>
      {groups.map(({ name, chats }) => (
        <section key={name} className="day">
          <h2>{name}</h2>
          <ul aria-label={name}>
            {chats.map((chat) =>
              choice.isOn ? (
                <ChoiceItem
                  key={chat.id}
                  chat={chat}
                  isChosen={choice.chosen.has(chat.id)}
                  isCurrent={chat.id === currentId}
                  on={{ choose: (upTo) => choice.choose(chat.id, upTo), focus: () => setFocusedId(chat.id) }}
                />
              ) : (
                <ChatItem
                  key={chat.id}
                  chat={chat}
                  state={stateOf(chat)}
                  isShown={chat.id === shownId}
                  isCurrent={chat.id === currentId}
                  found={{ terms, excerpt: listed.excerpts.get(chat.id)?.replace(MARKS, '') }}
                  on={{ open: () => on.open(chat.id), remove: () => on.remove(chat), focus: () => setFocusedId(chat.id) }}
                />
              ),
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupsOf({ pinned, recent }: ListedChats): { name: string; chats: Chat[] }[] {
  const now = Date.now();
  const tag = spokenLocale();
  const groups = pinned.length > 0 ? [{ name: words('chats.pinned'), chats: [...pinned] }] : [];
  for (const chat of recent) {
    const name = dayOf(chat.updatedAt, now, tag);
    const last = groups.at(-1);
    if (last?.name === name) last.chats.push(chat);
    else groups.push({ name, chats: [chat] });
  }
  return groups;
}
