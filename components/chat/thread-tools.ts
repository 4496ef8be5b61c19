import { createContext, type RefObject, useContext } from 'react';
import type { Turn } from '@/utils/core/turns';
import type { ShownPicture } from './marked';
import type { EngineChoice } from './use-engine';

/** What can be done with the turns of a chat. The same object for as long as the chat is open. */
export interface TreeActions {
  /** Shows another alternative, by its last message. */
  show(turn: Turn, id: string): void;
  remove(turn: Turn): void;
  /** Begins a chat of its own with all up to here. */
  branch(turn: Turn): void;
}

/** What every turn of a thread needs, however deep it stands. */
export interface ThreadTools {
  choice: EngineChoice;
  actions: TreeActions;
  onConnect(): void;
  /** The window beside whose page the chat stands; `null` where there is none. */
  windowId: number | null;
  /** The title of a source that the branch brought. */
  titleOf(fileId: string): string | undefined;
  /** Whether a question wants its answer from the sources alone. */
  onlyFromSources(questionId: string | null): boolean;
  /** Whether a question wants its answer to be a picture. */
  wantsPicture(questionId: string | null): boolean;
  /** The pictures that an answer may point into: those of the last message up to its question that brought or made any. */
  picturesUpTo(questionId: string | null): readonly ShownPicture[];
  /** The message whose summary stood for what an answer's question left out. */
  lastLeftOut(answerId: string): string | undefined;
  /** The control that stepped, while what it stepped to is not drawn yet: there it gets the keyboard back. */
  stepped: RefObject<{ key: string; by: number; fromId: string } | null>;
  /** True until the end of the thread has been scrolled to for the first time. */
  isOpening: RefObject<boolean>;
}

export const ThreadToolsContext = createContext<ThreadTools | undefined>(undefined);

export function useThreadTools(): ThreadTools {
  const tools = useContext(ThreadToolsContext);
  if (!tools) throw new Error('outside a thread');
  return tools;
}
