import type { ServerResponse } from 'node:http';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import type { Answer } from './model-server';

/** Why a test question fails, and what the user is told. */
interface Refusal {
  name: string;
  answer: Answer;
  says: string;
}

const refused = (status: number, message: string): Answer => ({ status, text: message });

/** What the server answers to the test’s POST; its list of models is in order. */
export const refusals: readonly Refusal[] = [
  { name: 'a wrong key', answer: refused(401, 'Incorrect API key provided'), says: 'does not accept the key' },
  {
    name: 'a refusal of extensions',
    answer: { raw: (response) => response.writeHead(403).end() },
    says: 'because it comes from an extension',
  },
  {
    name: 'a wrong address',
    answer: { raw: (response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>') },
    says: 'does not know this address',
  },
  {
    name: 'no such model',
    answer: refused(404, 'The model `test-model` does not exist or you do not have access to it.'),
    says: 'does not have this model',
  },
  {
    name: 'no credit',
    answer: refused(429, 'You exceeded your current quota, please check your plan and billing details.'),
    says: 'no credit left',
  },
  {
    name: 'another format',
    answer: {
      raw: (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<!doctype html><title>Router login</title>');
      },
    },
    says: 'not in the format',
  },
  { name: 'a timeout', answer: refused(504, 'upstream timed out'), says: 'for too long' },
  {
    name: 'a redirect',
    answer: { raw: (response) => response.writeHead(308, { location: 'http://127.0.0.1:9/' }).end() },
    says: 'sends requests on to',
  },
  { name: 'a server error', answer: refused(500, 'out of memory'), says: 'had an error (500)' },
];

/** Addresses at which no model can be, and what is said of each. `https` is a server whose certificate nobody trusts. */
export const unreachable = (https: string) => [
  { address: 'http://127.0.0.1:9999/v1', says: '127.0.0.1:9999 does not answer' },
  { address: 'https://no-such-host.invalid/v1', says: 'There is no server called no-such-host.invalid' },
  { address: https, says: 'does not trust the certificate' },
];

/** Answers that send the question on to a page of the site, by every code; `headers` are those of who followed, as JSON. */
export function redirectsTo(site: PageServer): { headers: string[]; answers: Answer[] } {
  const headers: string[] = [];
  site.route('/elsewhere', (request, response) => {
    headers.push(JSON.stringify(request.headers));
    response.end('{}');
  });
  const answers = [301, 302, 303, 307, 308].map((status) => ({
    raw: (response: ServerResponse) => response.writeHead(status, { location: site.url('/elsewhere') }).end(),
  }));
  return { headers, answers };
}
