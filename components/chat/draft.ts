import { keepLocalText, localText } from '@/utils/core/local-text';

/** Beginnings of the names under which drafts are kept; what follows is a chat's id, and nothing for a new chat. */
const KEPT = 'draft:';
/** Which chat was last written in: its draft is what the panel opens with, as nobody knows yet which chat it will show. */
const LAST = 'draft-last';

const last = localText(LAST) ?? '';

/**
 * The panel's question as far as it is written. It outlives the composer that shows it (one stands there while the rest is loading) and the
 * panel: a question is a draft until it is on the disk.
 */
export const draft = {
  /** The chat it is for; empty for a new one. */
  chatId: last,
  text: localText(KEPT + last) ?? '',
  selection: [0, 0] as [start: number, end: number],
  /** Asked, and not yet on the disk. */
  pending: '',
  /** Enter was pressed before there was anything to send it with. */
  sendWhenReady: false,
  /** Something was typed before it was known which chat is shown. */
  isEarly: false,
};

/** Keeps the draft as it stands. */
export function keepDraft(): void {
  keep(draft.chatId, join(draft.pending, draft.text));
  keepLocalText(LAST, draft.chatId || undefined);
}

/** Adds what was typed before there was a composer. */
export function joinDraft(typed: string, sendWhenReady: boolean): void {
  const text = join(draft.text, typed);
  Object.assign(draft, { text, selection: [text.length, text.length], sendWhenReady, isEarly: true });
  keepDraft();
}

/** Has the composer go on with the draft of a chat. What was typed before the chat was known comes along. */
export function openDraft(chatId: string | null): void {
  const next = chatId ?? '';
  const { isEarly } = draft;
  draft.isEarly = false;
  if (next === draft.chatId) return;
  const kept = localText(KEPT + next) ?? '';
  const text = isEarly ? join(kept, draft.text) : kept;
  Object.assign(draft, { chatId: next, text, selection: [text.length, text.length], pending: '' });
  if (isEarly) keepDraft();
}

/**
 * Takes a question that is now on the disk out of the draft it came from; what was typed since goes along to its chat.
 * @param from the chat it was written in
 * @param to the chat it is in now
 */
export function settleDraft(from: string, to: string, asked: string): void {
  if (draft.chatId !== from) {
    // The user has gone on to another chat meanwhile.
    const kept = localText(KEPT + from) ?? '';
    if (kept.startsWith(asked)) keep(from, kept.slice(asked.length).trimStart());
    return;
  }
  draft.pending = '';
  if (from !== to) keep(from, '');
  draft.chatId = to;
  keepDraft();
}

/** Has what is being written in a new chat go along to what another question made of it. */
export function moveDraft(to: string): void {
  // One that is being sent goes its own way.
  if (draft.chatId !== '' || draft.pending) return;
  keep('', '');
  draft.chatId = to;
  keepDraft();
}

function keep(chatId: string, text: string): void {
  keepLocalText(KEPT + chatId, text || undefined);
}

function join(...texts: string[]): string {
  return texts.filter(Boolean).join('\n\n');
}
