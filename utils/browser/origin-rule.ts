import { type Browser, browser } from 'wxt/browser';

/** Hosts whose rule this page has seen standing: it cannot vanish before the page does. */
const standing = new Set<string>();

/**
 * Takes our `Origin` header off our own requests to a host, as Ollama answers 403 to any extension's. A web page's requests keep theirs.
 * Session rules vanish with the browser, and the turn host cannot set them: called before each question.
 */
export async function ensureOriginRule(baseUrl: string): Promise<void> {
  const { hostname } = new URL(baseUrl);
  const domain = hostname.replace(/^\[|\]$/g, '');
  if (standing.has(domain)) return;
  // Two panels must not take the same id.
  await navigator.locks.request('origin-rules', async () => {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    if (!rules.some(({ condition }) => condition.requestDomains?.includes(domain))) {
      const id = Math.max(0, ...rules.map((rule) => rule.id)) + 1;
      await browser.declarativeNetRequest.updateSessionRules({ addRules: [ruleFor(domain, id)] });
    }
  });
  standing.add(domain);
}

function ruleFor(domain: string, id: number): Browser.declarativeNetRequest.Rule {
  return {
    id,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
    condition: {
      requestDomains: [domain],
      initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
      resourceTypes: ['xmlhttprequest', 'other'],
    },
  };
}
