import { parseJson } from '@/utils/core/json';
import { keepLocalText, localText } from '@/utils/core/local-text';
import { type Look, lookFrom } from '@/utils/core/look';

/** Where the look is mirrored for the first paint of the next page. */
const MIRROR = 'look';

/** The look as the last page showed it; it may be asked for before anything is loaded. */
export function mirroredLook(): Look {
  return lookFrom(parseJson(localText(MIRROR) ?? ''));
}

/** Has the document look so, and mirrors it. */
export function applyLook(look: Look): void {
  const { dataset, style } = document.documentElement;
  dataset['theme'] = look.theme;
  dataset['measure'] = look.measure;
  style.setProperty('--scale', String(look.textSize / 100));
  keepLocalText(MIRROR, JSON.stringify(look));
}
