import { CHAT_VIEWS } from './screens-chat.mjs';
import { DRAWING_VIEWS } from './screens-drawing.mjs';
import { EDITING_VIEWS } from './screens-editing.mjs';
import { HOUSE_VIEWS } from './screens-house.mjs';
import { PICTURE_VIEWS } from './screens-pictures.mjs';
import { STATE_VIEWS } from './screens-states.mjs';
import { TRANSCRIPT_VIEWS } from './screens-transcripts.mjs';
import { WORDS_VIEWS } from './screens-words.mjs';

/** Every view that a picture is taken of, by the name of its picture. @type {Record<string, import('./screens.mjs').View>} */
export const VIEWS = {
  ...CHAT_VIEWS,
  ...PICTURE_VIEWS,
  ...DRAWING_VIEWS,
  ...EDITING_VIEWS,
  ...WORDS_VIEWS,
  ...TRANSCRIPT_VIEWS,
  ...STATE_VIEWS,
  ...HOUSE_VIEWS,
};
