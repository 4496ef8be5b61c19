import { browser } from 'wxt/browser';

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
  const rules = await browser.declarativeNetRequest.getSessionRules();
  standing.add(domain);
  if (rules.some(({ condition }) => condition.requestDomains?.includes(domain))) return;
  const id = Math.max(0, ...rules.map((rule) => rule.id)) + 1;
  await browser.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: { requestDomains: [domain], initiatorDomains: [location.hostname], resourceTypes: ['xmlhttprequest', 'other'] },
      },
    ],
  });
}
