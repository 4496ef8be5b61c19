import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../build-page.mjs';
import { SCRATCH } from '../project.mjs';

/** React and a text box, as an extension of its own. @returns its folder */
export async function buildEmptyPanel() {
  return asExtension(await buildPage('empty-panel', 'sidepanel.html', '<title>Empty</title>'), 'Empty');
}

/** A page with nothing but a text box. @returns its folder */
export function writeTextBox() {
  return writePage('text-box', '<!doctype html><meta charset="utf-8"><title>Box</title><textarea autofocus></textarea>');
}

/**
 * The least that an answer costs: a page that appends the same stream to one text node, and follows its end.
 * @param {string} url the server's base
 * @returns its folder
 */
export function writePlainText(url) {
  const folder = writePage(
    'plain-text',
    '<!doctype html><meta charset="utf-8"><title>Plain</title><main style="height:90vh;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere"></main><script src="panel.js"></script>',
    { host_permissions: ['http://127.0.0.1/*'] },
  );
  writeFileSync(
    join(folder, 'panel.js'),
    `const main = document.querySelector('main');
globalThis.go = async () => {
  const text = main.appendChild(document.createTextNode(''));
  const response = await fetch('${url}/chat/completions', { method: 'POST', body: '{"stream":true}' });
  let rest = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + piece).split('\\n\\n');
    rest = events.pop();
    let added = '';
    for (const event of events) if (event !== 'data: [DONE]') added += JSON.parse(event.slice(6)).choices[0].delta.content ?? '';
    text.appendData(added);
    main.scrollTop = main.scrollHeight;
  }
  document.title = 'done';
};`,
  );
  return folder;
}

function writePage(name, html, manifest = {}) {
  const folder = join(SCRATCH, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sidepanel.html'), html);
  return asExtension(folder, name, manifest);
}

function asExtension(folder, name, manifest = {}) {
  writeFileSync(join(folder, 'worker.js'), '');
  const all = { manifest_version: 3, name, version: '1', background: { service_worker: 'worker.js' }, ...manifest };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(all));
  return folder;
}
