import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT, SCRATCH } from './project.mjs';

/** The test data beside the project: a real small model and a server for it. */
const SHARED = join(ROOT, '..', 'shared');
const SERVER = join(SHARED, 'examples', 'serve-model.mjs');
const MODEL = join(SHARED, 'models', 'SmolLM2-135M-Instruct.Q4_1.gguf');
/** No dependency of the project: its binaries are for this one test, and optional ones for graphics cards are left out. */
const LIBRARY = ['node-llama-cpp@3.22.1', `@node-llama-cpp/${platformName()}@3.22.1`];

/** Whether the model and its server lie beside the project. */
export function hasRealModel() {
  return existsSync(SERVER) && existsSync(MODEL);
}

/**
 * Serves the model on this computer, in OpenAI's Chat format with real token counts; brings the library for it when that is not there.
 * @param {number} contextSize tokens
 * @returns {Promise<{ url: string, model: string, stop: () => void }>} the base URL, with `/v1`, and the model's id
 */
export async function startRealModel(contextSize) {
  const folder = join(SCRATCH, 'real-model');
  if (!existsSync(join(folder, 'node_modules', 'node-llama-cpp'))) install(folder);
  const args = [SERVER, '--model', MODEL, '--ctx', String(contextSize)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(said);
    });
    child.on('exit', (code) => reject(new Error(`the model’s server ended with ${code}`)));
  });
  const { url, model } = JSON.parse(line);
  return { url, model, stop: () => child.kill() };
}

function install(folder) {
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--no-save', '--prefix', folder, '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', ...LIBRARY];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm could not bring ${LIBRARY.join(' and ')}: ${stderr}`);
}

function platformName() {
  const systems = { darwin: process.arch === 'arm64' ? 'mac-arm64-metal' : 'mac-x64', win32: `win-${process.arch}` };
  return systems[process.platform] ?? `linux-${process.arch}`;
}
