import { useEffect, useState } from 'react';
import { allowedSites, watchPermissions } from '@/utils/browser/permissions';

/** The match patterns of all allowed sites, as they stand now, whoever changes them; undefined while they are being asked for. */
export function useAllowedSites(): readonly string[] | undefined {
  const [sites, setSites] = useState<readonly string[]>();
  useEffect(() => {
    const gone = new AbortController();
    const look = async () => {
      const found = await allowedSites();
      if (!gone.signal.aborted) setSites(found);
    };
    watchPermissions(() => void look(), gone.signal);
    void look();
    return () => gone.abort();
  }, []);
  return sites;
}
