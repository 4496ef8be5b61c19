import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD, ROOT } from '../project.mjs';
import { selfSigned } from '../self-signed.mjs';
import { servePages } from '../serve-pages.mjs';

/** What a person does in the panel, beside the click on the toolbar and the one on the browser's own “Allow”. */
const WAYS = [
  { name: 'Ollama', preset: 'Ollama', host: 'http://localhost/*', serve: serveOllama },
  { name: 'OpenAI', preset: 'OpenAI', key: 'sk-bench-123456', host: 'https://api.openai.com/*', serve: serveOpenai },
];

/** From a fresh install to the first answer, with servers that answer at once: clicks, and the time that is the machine's. @param {import('./report.mjs').Report} report */
export async function benchFirstAnswer(report) {
  for (const { name, preset, key, host, serve } of WAYS) {
    const { args, stop } = await serve();
    const site = await servePages(join(ROOT, 'scripts', 'sample'));
    const started = performance.now();
    const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US', ...args], env: { LANGUAGE: 'en_US' } });
    try {
      await aside.allowHost(host);
      const page = aside.context.pages()[0] ?? (await aside.context.newPage());
      await page.goto(site.url('/'));
      const opened = performance.now();
      const panel = await aside.openPanel(page);
      let clicks = 2;
      const click = async (button) => {
        clicks += 1;
        await panel.getByRole('button', { name: button, exact: true }).click();
      };
      await click('Connect a model…');
      await click(preset);
      if (key) {
        await panel.getByLabel('Key', { exact: true }).fill(key);
        await click('Connect');
      }
      await click('Test and use');
      await click('Start asking');
      const box = panel.getByRole('textbox', { name: 'Your question' });
      await box.fill('What is this page about?');
      await box.press('Enter');
      await panel.locator('article[data-status="done"]').waitFor();
      const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);
      report.add({
        measure: `first answer after the install, ${name}`,
        aside: `${clicks} clicks; ${seconds(opened)} s from the toolbar, ${seconds(started)} s from the start of the browser`,
      });
    } finally {
      await aside.close();
      await site.close();
      stop();
    }
  }
}

async function serveOllama() {
  const line = (value) => `${JSON.stringify(value)}\n`;
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (request.url === '/api/tags') return response.end(line({ models: [{ name: 'llama4', model: 'llama4' }] }));
    if (request.url === '/api/show')
      return response.end(line({ capabilities: ['completion'], model_info: { 'llama4.context_length': 131_072 } }));
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const done = { done: true, done_reason: 'stop', prompt_eval_count: 900, eval_count: 1 };
    return response.end(
      line({ message: { role: 'assistant', content: 'Lighthouses.' }, done: false }) + line({ message: { content: '' }, ...done }),
    );
  });
  await new Promise((resolve) => server.listen(11_434, '127.0.0.1', () => resolve(undefined)));
  return { args: [], stop: () => server.close() };
}

async function serveOpenai() {
  const event = (value) => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
  const text = 'Lighthouses.';
  const usage = { input_tokens: 900, output_tokens: 1, total_tokens: 901 };
  const item = {
    id: 'm',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const server = createTlsServer(selfSigned('api.openai.com'), async (request, response) => {
    for await (const _ of request);
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end('{"object":"list","data":[{"id":"gpt-5.4","object":"model"}]}');
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    return response.end(
      event({ type: 'response.output_item.added', output_index: 0, item: { ...item, content: [] } }) +
        event({ type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0, delta: text }) +
        event({ type: 'response.completed', response: { id: 'r', status: 'completed', output: [item], usage } }),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const args = [`--host-resolver-rules=MAP api.openai.com:443 127.0.0.1:${server.address().port}`, '--ignore-certificate-errors'];
  return { args, stop: () => server.close() };
}
