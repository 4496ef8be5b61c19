import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the panel does when a citation is clicked, and how it reads a page: its own code, under one name. */
const ENTRY = `
import { pointTo } from '@/utils/chat/point-to';
import { page } from '@/utils/readers/page';
Reflect.set(window, 'pointing', { pointTo, read: (tabId) => page.read({ tabId }, AbortSignal.timeout(10_000)) });
`;
const NAME = 'virtual:pointing';

let built: Promise<string> | undefined;

/** That code as a script's text, to be run in the panel. Built once. */
export function pointingCode(): Promise<string> {
  built ??= buildCode();
  return built;
}

async function buildCode(): Promise<string> {
  const made = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    plugins: [{ name: 'pointing', resolveId: (id) => (id === NAME ? NAME : undefined), load: (id) => (id === NAME ? ENTRY : undefined) }],
    build: { write: false, minify: false, rolldownOptions: { input: NAME, output: { format: 'iife' } } },
  });
  const [output] = [made].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}
