import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './chromium';
import { answers, ask, connect, ended } from './steps';

const delta = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const SSE = { 'content-type': 'text/event-stream' };

/** A server that passes the connection's test, and then does what a test wants of it. */
async function serverThat(misbehaves: (response: ServerResponse, question: number) => void) {
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'GET') return response.end('{"data":[{"id":"m"}]}');
    posts += 1;
    if (posts > 1) return misbehaves(response, posts - 1);
    response.writeHead(200, SSE);
    return response.end(`${delta('ready')}${delta('', 'stop')}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, stop: () => server.closeAllConnections() };
}

test('a busy server is asked again after a countdown, or at once', async ({ aside, page, site, model, openPanel }) => {
  const busy = await serverThat((response, question) => {
    if (question < 3) {
      response.writeHead(429, { 'retry-after': question === 1 ? '3' : '90' });
      response.end('{"error":{"message":"slow down"}}');
      return;
    }
    response.writeHead(200, SSE);
    response.end(`${delta('At last')}${delta('', 'stop')}`);
  });
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { address: busy.url });
  await ask(panel, 'Why?');
  await expect(answers(panel)).toContainText(/cannot answer just now\. Tries again in \d s \(1 of 3\)/);
  await expect(answers(panel)).toContainText(/Tries again in \d\d s \(2 of 3\)/, { timeout: 15_000 });
  await panel.getByRole('button', { name: 'Try now' }).click();
  await expect(await ended(panel)).toContainText('At last');
  busy.stop();
});

test('Stop ends a flood at once', async ({ aside, page, site, model, openPanel }) => {
  let left = 0;
  const flood = await serverThat((response) => {
    response.writeHead(200, SSE);
    // Reasoning, so that the view is not what is measured.
    const piece = `data: {"choices":[{"index":0,"delta":{"reasoning_content":"x"}}]}\n\n`.repeat(1_000);
    const write = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', write);
    response.on('close', () => {
      left = Date.now();
    });
    write();
  });
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { address: flood.url });
  await ask(panel, 'Why?');
  await expect(answers(panel)).toHaveAttribute('data-status', 'streaming');
  await expect(answers(panel)).toContainText('Thinking');
  const clicked = await panel.getByRole('button', { name: 'Stop' }).evaluate((button: HTMLElement) => {
    button.click();
    return Date.now();
  });
  await ended(panel, 'stopped');
  // Measured: 58 ms on two busy cores; the bound is for worse ones.
  expect(left - clicked).toBeLessThan(1_000);
  flood.stop();
});
