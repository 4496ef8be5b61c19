/** What is known of a track of captions. */
export interface TrackFacts {
  /** BCP 47; empty where it is not said. */
  language: string;
  isAutomatic: boolean;
  /** It is on the screen now. */
  isShown?: boolean;
  isDefault?: boolean;
}

/**
 * The track to be read: what is shown now, else the language of the page, else the default one, else the first; of one language, what a
 * person wrote before what a machine heard.
 */
export function chooseTrack<T extends TrackFacts>(tracks: readonly T[], pageLanguage: string): T | undefined {
  const shown = tracks.find(({ isShown }) => isShown);
  if (shown) return shown;
  const alike = (wanted: string) => tracks.filter(({ language }) => wanted !== '' && primary(language) === primary(wanted));
  const exactly = tracks.filter(({ language }) => language !== '' && language.toLowerCase() === pageLanguage.toLowerCase());
  const first = tracks.find(({ isDefault }) => isDefault) ?? tracks[0];
  const among = [exactly, alike(pageLanguage), alike(first?.language ?? '')].find(({ length }) => length > 0) ?? tracks;
  return among.find(({ isAutomatic }) => !isAutomatic) ?? among[0];
}

function primary(language: string): string {
  return language.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
}
