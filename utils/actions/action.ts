import type { WordKey } from '@/utils/i18n/words';

/** Something to ask with one click. One file and one line in `index.ts` adds it to the menu and to the start of a chat. */
export interface Action {
  id: string;
  /** Where it is offered: the right-click menu of the page or of a selection, the start of a chat on a page or a selection. */
  contexts: readonly ('menu-page' | 'menu-selection' | 'start-page' | 'start-selection')[];
  /** Its name in the right-click menu, if it stands there. */
  menu?: WordKey;
  /** Its name at the start of a chat. */
  name: WordKey;
  /** What is asked. */
  question: WordKey;
}
