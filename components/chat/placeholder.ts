import type { WordKey } from '@/utils/i18n/words';
import type { Chip } from './source-chip';

/** What the empty box says, by what would go with the question. */
export function placeholderFor(chip: Chip | undefined): WordKey {
  if (chip?.isKept) return 'composer.placeholder-on';
  if (!chip?.isOn) return 'composer.placeholder';
  return chip.source.kind === 'page' ? 'composer.placeholder-page' : 'composer.placeholder-selection';
}
