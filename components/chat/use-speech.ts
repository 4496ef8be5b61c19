import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '@/utils/core/citations/with-marks';
import { textOf } from '@/utils/core/parts';
import { languageOf } from '@/utils/core/ranking/languages';
import type { Message } from '@/utils/core/rows';
import { type Spoken, speakable } from '@/utils/core/speech/speakable';
import { isLive } from '@/utils/core/tree';
import { partsNow } from '@/utils/store/tails';

/** A growing answer is looked at this often; ms. */
const LOOK_MS = 1_000;
/** How fast a screen reader speaks: characters a second, fewer where a character says more. */
const PACE = { letters: 18, signs: 6 };
const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Characters said at one time; after the end, a longer rest is left to be read in the chat. */
const MOST_AT_ONCE = 1_000;

export interface Speech {
  /** Which answer it is of, and a number that counts its announcements: the same words twice are said twice. */
  messageId: string;
  at: number;
  spoken: readonly Spoken[];
  /** BCP 47, empty where it cannot be told. */
  language: string;
  /** How the answer stands with it: nothing more comes, and perhaps more is there than was said. */
  end?: 'whole' | 'cut';
}

/**
 * What to say next of the last answer: while it grows, the sentences that became whole since, no faster than they can be heard;
 * then once what is left. Nothing of an answer that had ended before it was looked at.
 */
export function useSpeech(message: Message): Speech | undefined {
  const { id, parts, status } = message;
  const live = isLive(message);
  const latest = useRef(message);
  latest.current = message;
  const [speech, setSpeech] = useState<Speech>();
  const place = useRef({ id: '', next: 0, at: 0, sawLive: false });
  const [openedAt] = useState(Date.now);
  if (place.current.id !== id) place.current = { id, next: 0, at: 0, sawLive: (message.endedAt ?? 0) >= openedAt };
  if (live) place.current.sawLive = true;

  useEffect(() => {
    if (!live) return undefined;
    let busy = false;
    let freeAt = 0;
    let gone = false;
    const looking = setInterval(async () => {
      if (busy || Date.now() < freeAt) return;
      busy = true;
      const text = wordsOf(textOf(await partsNow(id)), [latest.current]);
      busy = false;
      if (gone) return;
      const said = sayNext(place.current, text, false);
      if (said.spoken.length === 0) return;
      freeAt = Date.now() + millisecondsOf(said.spoken);
      setSpeech(said);
    }, LOOK_MS);
    return () => {
      gone = true;
      clearInterval(looking);
    };
  }, [id, live]);

  useEffect(() => {
    if (status !== 'done' || place.current.id !== id || !place.current.sawLive) return;
    place.current.sawLive = false;
    setSpeech(sayNext(place.current, wordsOf(textOf(parts), [latest.current]), true));
  }, [id, status, parts]);

  return speech?.messageId === id ? speech : undefined;
}

function sayNext(place: { id: string; next: number; at: number }, text: string, ended: boolean): Speech {
  const language = languageOf('', text);
  const { spoken, next } = speakable(text, place.next, ended, language, MOST_AT_ONCE);
  place.next = next;
  place.at += 1;
  const said = { messageId: place.id, at: place.at, language };
  if (!ended) return { ...said, spoken };
  return next < text.length ? { ...said, spoken: [], end: 'cut' } : { ...said, spoken, end: 'whole' };
}

function millisecondsOf(spoken: readonly Spoken[]): number {
  const text = spoken.map((each) => (each.type === 'text' ? each.text : '— — — — —')).join(' ');
  return (text.length / (SIGNS.test(text) ? PACE.signs : PACE.letters)) * 1_000;
}
