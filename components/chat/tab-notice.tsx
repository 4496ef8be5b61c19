import { useState } from 'react';
import type { FrontTab } from '@/utils/browser/front-tab';
import { requestAddresses, requestSite } from '@/utils/browser/permissions';
import type { FrontPage } from '@/utils/chat/front-page';
import { hostOf } from '@/utils/core/addresses';
import { words } from '@/utils/i18n/words';

/** Why the page in front does not go with the question, and what can be done: the designed state of DESIGN §2. */
export function TabNotice({ page, asPictures }: { page: FrontPage; asPictures(tab: FrontTab): void }) {
  const [dismissed, setDismissed] = useState(false);
  const [refused, setRefused] = useState(false);
  if (page.state === 'never')
    return (
      <p className="fact">
        {words(`fault.${page.fault.code}`, { name: page.tab.title ?? '' })}{' '}
        {page.fault.code === 'file-scanned' && (
          <button type="button" className="link" onClick={() => asPictures(page.tab)}>
            {words('attach.as-pictures')}
          </button>
        )}
      </p>
    );
  if (page.state !== 'not-allowed' || dismissed) return null;
  const { url } = page.tab;
  const reason = words(page.isPdf ? 'fault.page-pdf-not-allowed' : 'tab.not-allowed');
  const otherwise = page.isPdf ? 'tab.pdf-or-file' : url === undefined ? 'tab.site-unknown' : 'tab.not-allowed-once';

  // The request must be the first thing the click does.
  function allow(): void {
    const asked = url === undefined ? requestAddresses() : requestSite(url);
    void asked.then((given) => setRefused(!given));
  }

  return (
    <section className="notice" aria-label={reason}>
      <p>
        <b>{reason}</b>
      </p>
      {refused && <p role="alert">{words('tab.refused')}</p>}
      <div className="row">
        <button type="button" className="btn first" onClick={allow}>
          {url === undefined ? words('tab.read-site') : words('tab.read-site-named', { host: hostOf(url) })}
        </button>
        <button type="button" className="btn" onClick={() => setDismissed(true)}>
          {words('tab.only-ask')}
        </button>
      </div>
      <p className="fact">{words(otherwise)}</p>
    </section>
  );
}
