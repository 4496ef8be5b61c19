import './settings.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { ALL_SITES, forgetSite, requestAllSites } from '@/utils/browser/permissions';
import { patternOf } from '@/utils/core/addresses';
import { words } from '@/utils/i18n/words';
import { endpoints } from '@/utils/store/endpoints';
import { useAllowedSites } from './use-allowed-sites';

/** The sites Aside may read or reach, to be looked through and given back. */
export function Sites() {
  const sites = useAllowedSites();
  const connected = useLiveQuery(endpoints);
  const [refused, setRefused] = useState(false);
  if (!sites || !connected) return <main />;
  const named = new Map<string, string[]>();
  for (const { baseUrl, name } of connected) {
    const pattern = URL.canParse(baseUrl) ? patternOf(baseUrl) : '';
    named.set(pattern, [...(named.get(pattern) ?? []), name]);
  }
  const single = sites.filter((site) => site !== ALL_SITES);
  const hasAll = sites.includes(ALL_SITES);

  // The request must be the first thing the click does.
  function allowAll(): void {
    void requestAllSites().then((given) => setRefused(!given));
  }

  return (
    <main className="forms">
      <p className="fact">{words('sites.about')}</p>
      <SiteList name={words('sites.endpoints')} sites={single.filter((site) => named.has(site))} named={named} />
      <SiteList name={words('sites.read')} sites={single.filter((site) => !named.has(site))} named={named} />
      <section>
        <h2>{words('sites.all')}</h2>
        <p className="fact">{words('sites.all-about')}</p>
        {refused && <p role="alert">{words('sites.refused')}</p>}
        <div className="row">
          {hasAll ? (
            <button type="button" className="btn" onClick={() => void forgetSite(ALL_SITES)}>
              {words('sites.forget', { site: words('sites.all') })}
            </button>
          ) : (
            <button type="button" className="btn" onClick={allowAll}>
              {words('sites.allow-all')}
            </button>
          )}
        </div>
      </section>
    </main>
  );
}

interface SiteListProps {
  name: string;
  sites: readonly string[];
  /** The endpoints behind a site's pattern. */
  named: ReadonlyMap<string, readonly string[]>;
}

function SiteList({ name, sites, named }: SiteListProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  async function forget(site: string): Promise<void> {
    await forgetSite(site);
    // The button goes with its row.
    heading.current?.focus();
  }

  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      {sites.length === 0 ? (
        <p className="fact">{words('sites.none')}</p>
      ) : (
        <ul className="rows" aria-label={name}>
          {sites.map((site) => (
            <li key={site}>
              <span className="grow">
                <bdi>{hostIn(site)}</bdi>
                {named.has(site) && (
                  <span className="fact" dir="auto">
                    {named.get(site)?.join(', ')}
                  </span>
                )}
              </span>
              <button
                type="button"
                className="btn"
                aria-label={words('sites.forget', { site: hostIn(site) })}
                onClick={() => void forget(site)}
              >
                {words('sites.forget-short')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** `https://a.b/*` as people write it; what is not https says so. */
function hostIn(pattern: string): string {
  return pattern.replace(/\/\*$/, '').replace(/^https:\/\//, '');
}
