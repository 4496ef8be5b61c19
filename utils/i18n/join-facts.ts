import { LANGUAGES } from './languages';
import { spokenLanguage } from './words';

/** Short facts on one line. Among lines that run from the right each is set apart (FSI, PDI), or a Latin name would turn its neighbours about. */
export function joinFacts(facts: readonly (string | false | undefined)[]): string {
  const isRightToLeft = LANGUAGES.find(({ code }) => code === spokenLanguage())?.dir === 'rtl';
  return facts
    .filter(Boolean)
    .map((fact) => (isRightToLeft ? `\u2068${fact}\u2069` : fact))
    .join(' · ');
}
