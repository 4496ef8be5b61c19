import { CHAT_VIEWS } from './screens-chat.mjs';
import { HOUSE_VIEWS } from './screens-house.mjs';
import { PICTURE_VIEWS } from './screens-pictures.mjs';
import { STATE_VIEWS } from './screens-states.mjs';

/** Every view that a picture is taken of, by the name of its picture. @type {Record<string, import('./screens.mjs').View>} */
export const VIEWS = { ...CHAT_VIEWS, ...PICTURE_VIEWS, ...STATE_VIEWS, ...HOUSE_VIEWS };
