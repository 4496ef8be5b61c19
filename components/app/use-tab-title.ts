import { useEffect } from 'react';

/** Says what the tab shows in its title; a panel has none. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Aside`;
  }, [title]);
}
