import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { words } from '@/utils/i18n/words';
import { MOST_TABS, type TabSources } from './use-tab-sources';

/** Which of the picked tabs do not go along, each in a sentence. */
export function RefusedTabs({ tabs: { refused, left, dismiss } }: { tabs: TabSources }) {
  if (refused.length === 0 && left === 0) return null;
  return (
    <div className="notice refused" role="alert">
      <div>
        {refused.map(({ name, fault }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and two tabs may have one title
          <p key={place}>{words('tabs.refused', { name, why: words(`fault.${fault.code}`) })}</p>
        ))}
        {left > 0 && <p>{words('tabs.most', { most: MOST_TABS, left })}</p>}
      </div>
      <IconButton name={words('header.dismiss')} onClick={dismiss}>
        <X />
      </IconButton>
    </div>
  );
}
