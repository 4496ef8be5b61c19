import { type MenuItem, setMenus } from '@/utils/browser/menus';
import type { Prompt } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';
import { allPrompts } from './all-prompts';

/** Entries for each of page, selection and picture: what is taken in at a glance. The last one leads to all the others. */
const MOST_ENTRIES = 6;

/** The entry that attaches a picture, and asks nothing of it yet. */
export const ATTACH = 'attach';

/** The same where the browser knows of no picture: a drawing, a background. */
export const HERE = 'here';

/** The entry, and the key, that let a box be drawn over the page. */
export const REGION = 'region';

/** The entry that opens the panel with the list of all prompts. */
export const MORE = 'more';

/** Over pages and links, which backgrounds may lie under; and in Chromium over canvases, where only an entry for everything is shown. */
const ANYWHERE: MenuItem['contexts'] = import.meta.env.FIREFOX ? ['page', 'frame', 'link'] : ['all'];

/** To Firefox a frame is no page, and what stands over frames stands over their pictures too: so no prompts there, but the way to all. */
const ON_WORDS: MenuItem['contexts'] = import.meta.env.FIREFOX ? ['page', 'frame', 'selection'] : ['page', 'selection'];

/** Makes the right-click menu say what the prompts are now: at an install, at a start, and whenever one of them or the language changes. */
export async function buildMenus(): Promise<void> {
  // One after another, so that the last one to build knows the last change.
  await navigator.locks.request('menus', async () => setMenus(menuItems(await allPrompts())));
}

/** The first prompts of each context, in the user's order, and the way to the others. */
export function menuItems(prompts: readonly Prompt[]): MenuItem[] {
  const shown = (['page', 'selection', 'image'] as const).map((context) => ({
    context,
    ids: prompts
      .filter(({ menus }) => menus.includes(context))
      .slice(0, MOST_ENTRIES)
      .map(({ id }) => id),
  }));
  const items = prompts.map(({ id, name }): MenuItem => {
    const contexts = shown.filter(({ ids }) => ids.includes(id)).map(({ context }) => context);
    // A film is asked about by the picture that it shows.
    return { id, title: name, contexts: contexts.includes('image') ? [...contexts, 'video'] : contexts };
  });
  return [
    { id: ATTACH, title: words('menu.attach'), contexts: ['image', 'video'] },
    ...items.filter(({ contexts }) => contexts.length > 0),
    { id: HERE, title: words('menu.here'), contexts: ANYWHERE },
    { id: REGION, title: words('menu.region'), contexts: ANYWHERE },
    { id: MORE, title: words('menu.more'), contexts: ON_WORDS },
  ];
}
