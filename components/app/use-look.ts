import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { applyLook } from '@/components/ui/apply-look';
import { look } from '@/utils/store/settings';

/** Has this page look as the settings say, at once when they change in any other. */
export function useLook(): void {
  const wanted = useLiveQuery(look);
  useEffect(() => {
    if (wanted) applyLook(wanted);
  }, [wanted]);
}
