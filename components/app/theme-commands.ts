import type { Command } from '@/components/prompts/command';
import { THEMES } from '@/utils/core/look';
import { words } from '@/utils/i18n/words';
import { changeLook } from '@/utils/store/settings';

/** A command for each theme. */
export function themeCommands(): Command[] {
  return THEMES.map((theme) => ({
    id: `theme:${theme}`,
    name: words('look.theme-choice', { theme }),
    kind: words('look.theme'),
    run: () => void changeLook({ theme }),
  }));
}
