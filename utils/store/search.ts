import { withoutHash } from '@/utils/core/addresses';
import { createBreathing } from '@/utils/core/breathe';
import { wordsOf } from '@/utils/core/citations/with-marks';
import { excerptOf, termsOf } from '@/utils/core/find';
import { textOf } from '@/utils/core/parts';
import type { Chat, Message } from '@/utils/core/rows';
import { db } from './db';
import { messagesOf } from './messages';

export interface ChatSearch {
  /** Each word must stand in the title or in a question or answer; empty finds all. */
  query: string;
  /** Only chats that began on this page, whatever stands after its `#`. */
  pageUrl?: string | undefined;
}

export interface FoundChat {
  id: string;
  /** Where in the chat a word stands, if it is not in the title. */
  excerpt?: string | undefined;
}

/** Chats that are read at once. */
const SLICE = 25;

/**
 * Finds chats, the last used first, and hands them on as they are found. It reads every title and message, slice by slice: a faster index
 * can stand behind the same two shapes.
 * @throws AbortError
 */
export async function* searchChats({ query, pageUrl }: ChatSearch, signal: AbortSignal): AsyncGenerator<FoundChat[]> {
  const terms = termsOf(query);
  const page = pageUrl === undefined ? undefined : withoutHash(pageUrl);
  const breathe = createBreathing();
  const ids = await db.chats.orderBy('updatedAt').reverse().primaryKeys();
  for (let at = 0; at < ids.length; at += SLICE) {
    signal.throwIfAborted();
    const rows = await db.chats.bulkGet(ids.slice(at, at + SLICE));
    const chats = rows.filter(
      (chat) => chat && chat.deletedAt === undefined && (page === undefined || (chat.page && withoutHash(chat.page.url) === page)),
    ) as Chat[];
    const wanted = chats.map((chat) => ({ id: chat.id, missing: terms.filter((term) => !term.test(chat.title)) }));
    const read = await db.transaction('r', db.messages, () =>
      Promise.all(wanted.map(({ id, missing }) => (missing.length === 0 ? [] : messagesOf(id)))),
    );
    const found: FoundChat[] = [];
    for (const [place, { id, missing }] of wanted.entries()) {
      const excerpt = missing.length === 0 ? undefined : excerptFrom(read[place] ?? [], missing);
      if (missing.length === 0 || excerpt !== undefined) found.push({ id, excerpt });
      await breathe();
      signal.throwIfAborted();
    }
    if (found.length > 0) yield found;
  }
}

/** An excerpt of the message that holds the most of the terms, where together the messages hold them all. */
function excerptFrom(messages: readonly Message[], terms: readonly RegExp[]): string | undefined {
  const open = new Set(terms);
  let best: { text: string; terms: RegExp[] } | undefined;
  for (const message of messages) {
    const text = wordsOf(textOf(message.parts), [message]);
    const here = terms.filter((term) => term.test(text));
    for (const term of here) open.delete(term);
    if (here.length > (best?.terms.length ?? 0)) best = { text, terms: here };
    if (here.length === terms.length) break;
  }
  return open.size === 0 && best ? excerptOf(best.text, best.terms) : undefined;
}
