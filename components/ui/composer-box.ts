import type { RefObject } from 'react';

/** The box a question is written in, as what helps with writing it sees it. */
export interface ComposerBox {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** False while an answer is being written. */
  canSend: boolean;
  write(text: string, selection: [start: number, end: number]): void;
  /** Sends this in place of what is written. */
  send(text: string): void;
}
