import type { MenuContext } from '@/utils/core/prompts';
import type { WordKey } from '@/utils/i18n/words';

/**
 * A built-in prompt. One file and one line in `index.ts` adds it to the right-click menu, the start of a chat, the list behind “/” and the
 * palette.
 */
export interface Action {
  id: string;
  name: WordKey;
  /** What is typed after “/”. */
  slash: WordKey;
  /** What is asked. Its ICU placeholders are `{source}`, `{target}`, `{subject}` and our variables: see `chat/all-prompts`. */
  text: WordKey;
  /** Where it stands in the right-click menu, as long as there is room. */
  menus: readonly MenuContext[];
  /** It asks for words that no page holds, so that Excerpts has nothing to show. */
  needsModel?: true;
  /** It asks for a picture: it is offered where the model makes some. */
  wantsPicture?: true;
}
