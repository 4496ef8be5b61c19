import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ownOrigin, systemOf } from '@/utils/browser/platform';
import { stepsFor } from '@/utils/chat/mend';
import { FAULT_CODES, type FaultCode } from '@/utils/core/faults';
import { mendingOf, type System, type Trouble } from '@/utils/core/mending';
import { presets } from '@/utils/providers/presets';
import en from '../../utils/i18n/en.json';

const ORIGIN = 'chrome-extension://abcdefghijklmnop';
const SYSTEMS: System[] = ['mac', 'linux', 'windows'];

function commands(presetId: string, trouble: Trouble, system: System, modelId?: string): string[] {
  return mendingOf(presetId, trouble, { system, origin: ORIGIN, ...(modelId ? { modelId } : {}) }).map(({ command = '' }) => command);
}

/** Faults for which there is something to be done on the server itself. */
const MENDS: Record<string, readonly FaultCode[]> = {
  ollama: ['unreachable', 'too-long', 'refused', 'origin-refused', 'no-such-model'],
  'llama-cpp': ['unreachable', 'too-long'],
  'lm-studio': ['unreachable', 'too-long', 'refused', 'origin-refused'],
  vllm: ['unreachable', 'too-long', 'refused', 'origin-refused'],
};

test('servers of the user’s own, and only they, can be mended of just these faults', () => {
  for (const { id } of presets) {
    for (const code of FAULT_CODES)
      expect(commands(id, code, 'linux', 'm').length > 0, `${id} ${code}`).toBe(MENDS[id]?.includes(code) ?? false);
  }
});

test('each mending has its words and a command, for the system it is asked for or for Docker', () => {
  for (const [id, mends] of Object.entries(MENDS)) {
    for (const trouble of [...mends, 'read-short'] as const) {
      for (const system of SYSTEMS) {
        for (const mending of mendingOf(id, trouble, { system, origin: ORIGIN, modelId: 'm' })) {
          expect(Object.keys(en)).toContain(mending.title);
          expect(mending.command).toBeTruthy();
          expect([system, 'docker']).toContain(mending.system);
        }
      }
    }
  }
});

test('Ollama is told to accept Aside alone, in each system’s own way', () => {
  const [mac = ''] = commands('ollama', 'origin-refused', 'mac');
  const [linux = ''] = commands('ollama', 'origin-refused', 'linux');
  const [windows = '', docker = ''] = commands('ollama', 'origin-refused', 'windows');
  expect(mac).toContain(`launchctl setenv OLLAMA_ORIGINS "${ORIGIN}"`);
  expect(linux).toContain(`Environment="OLLAMA_ORIGINS=${ORIGIN}"`);
  expect(linux).toContain('sudo systemctl restart ollama');
  expect(windows).toContain(`SetEnvironmentVariable('OLLAMA_ORIGINS', '${ORIGIN}', 'User')`);
  expect(docker).toContain(`-e OLLAMA_ORIGINS="${ORIGIN}"`);
  for (const command of [mac, linux, windows, docker]) expect(command).not.toContain('*"');
});

test.each([
  ['ollama', 'OLLAMA_CONTEXT_LENGTH'],
  ['llama-cpp', '-c 32768'],
  ['lm-studio', '--context-length 32768'],
  ['vllm', '--max-model-len 32768'],
])('%s is given a longer context with %s', (id, part) => {
  expect(commands(id, 'read-short', 'linux')[0]).toContain(part);
});

test('as many tokens as are needed are asked for', () => {
  const [first] = mendingOf('llama-cpp', 'too-long', { system: 'mac', origin: ORIGIN, contextWindow: 65_536 });
  expect(first?.command).toContain('-c 65536');
});

test('a model’s id that could be more than an id is in no command', () => {
  expect(commands('ollama', 'no-such-model', 'linux', 'llama4:scout')).toEqual(['ollama pull llama4:scout']);
  for (const evil of ['m; rm -rf /', '$(id)', '-x', 'a b', '`id`', "m'"]) {
    expect(commands('ollama', 'no-such-model', 'linux', evil)).toEqual([]);
    expect(commands('lm-studio', 'too-long', 'linux', evil)[0]).toContain('lms load MODEL ');
  }
});

test.each([
  ['mac', 'mac'],
  ['win', 'windows'],
  ['linux', 'linux'],
  ['cros', 'linux'],
  ['openbsd', 'linux'],
] as const)('the system the browser calls %s is %s', async (os, system) => {
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({ os, arch: 'x86-64', nacl_arch: 'x86-64' }));
  expect(await systemOf()).toBe(system);
});

test('our own origin has no path', () => {
  expect(ownOrigin()).toMatch(/^[a-z]+-extension:\/\/[^/]+$/);
});

test('a server on another computer is put right with the commands of its system, whatever this one’s is', async () => {
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({ os: 'win', arch: 'x86-64', nacl_arch: 'x86-64' }));
  const titles = async (presetId: string, baseUrl: string) =>
    (await stepsFor({ presetId, baseUrl }, 'unreachable')).map(({ title, command }) => `${title} ${command}`);
  expect(await titles('ollama', 'http://127.0.0.1:11434')).toEqual([
    'Start Ollama: ollama serve',
    'Where it runs in Docker: docker start ollama',
  ]);
  expect(await titles('ollama', 'http://192.168.1.5:11434')).toEqual([
    'Where it runs on macOS. Start Ollama: open -a Ollama',
    'Where it runs on Windows. Start Ollama: ollama serve',
    'Where it runs on Linux. Start Ollama: sudo systemctl start ollama',
    'Where it runs in Docker: docker start ollama',
  ]);
  expect(await titles('vllm', 'http://gpu.lan:8000/v1')).toEqual(['Start vLLM with your model: vllm serve MODEL']);
  const pulls = await stepsFor({ presetId: 'ollama', baseUrl: 'http://gpu.lan:11434' }, 'no-such-model', { modelId: 'm' });
  expect(pulls.map(({ command }) => command)).toEqual(['ollama pull m']);
});

test('a server of one’s own that does not know where recordings go is told that path, as whisper.cpp’s is', async () => {
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({ os: 'linux', arch: 'x86-64', nacl_arch: 'x86-64' }));
  const steps = (baseUrl: string, modelId: string, trouble: Trouble = 'not-found') =>
    stepsFor({ baseUrl, presetId: 'other' }, trouble, { modelId });
  const title = 'If this is whisper.cpp’s server, start it with the path that Aside uses:';
  for (const [baseUrl, options] of [
    ['http://127.0.0.1:8080/v1', '--inference-path /v1/audio/transcriptions'],
    ['http://localhost:9000/stt', '--port 9000 --inference-path /stt/audio/transcriptions'],
    ['http://nas.lan:9000/v1', '--host 0.0.0.0 --port 9000 --inference-path /v1/audio/transcriptions'],
  ] as const)
    expect(await steps(baseUrl, 'whisper-1')).toEqual([{ title, command: `whisper-server -m MODEL.bin ${options}` }]);
  // One that is off may be the same.
  expect(await steps('http://127.0.0.1:8080/v1', 'whisper-1', 'unreachable')).toMatchObject([{ title }]);
  expect(await steps('http://127.0.0.1:8080/v1', 'llama-4-scout')).toEqual([]);
  expect(await steps('https://api.openai.com/v1', 'whisper-1')).toEqual([]);
});
