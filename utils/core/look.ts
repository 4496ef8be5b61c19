import { field } from './json';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
export const MEASURES = ['narrow', 'wide'] as const;
type Measure = (typeof MEASURES)[number];
/** Percent of the usual size. */
export const TEXT_SIZES = [80, 90, 100, 110, 125, 140, 160] as const;

/** How Aside looks, as the user wants it. */
export interface Look {
  theme: Theme;
  /** Percent, 80–160. */
  textSize: number;
  measure: Measure;
}

export const USUAL_LOOK: Look = { theme: 'system', textSize: 100, measure: 'narrow' };

/** A look from what may hold anything, such as storage that somebody wrote into: what is no look is the usual one. */
export function lookFrom(value: unknown): Look {
  const size = field(value, 'textSize');
  return {
    theme: THEMES.find((theme) => theme === field(value, 'theme')) ?? USUAL_LOOK.theme,
    textSize: typeof size === 'number' && size >= 80 && size <= 160 ? size : USUAL_LOOK.textSize,
    measure: MEASURES.find((measure) => measure === field(value, 'measure')) ?? USUAL_LOOK.measure,
  };
}
