import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { field, isRecord, parseJson } from '@/utils/core/json';
import type { ModelInfo } from '@/utils/core/rows';
import { CEILINGS } from '@/utils/net/ceilings';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { providerOf } from '@/utils/providers';
import { type Preset, presets } from '@/utils/providers/presets';

/** A model server on this computer. */
export interface Found {
  preset: Preset;
  baseUrl: string;
  /** Empty where it has none yet, or wants a key for its list. */
  models: ModelInfo[];
}

/** What must be allowed before looking, in one question; tried in this order, as a computer may know itself by one of them alone. */
export const LOCAL_ORIGINS = ['http://localhost', 'http://127.0.0.1'] as const;

/**
 * Where model servers listen unless told otherwise: those of our presets; then Jan, text-generation-webui, KoboldCpp, and the
 * second choice of several.
 */
export const LOCAL_PORTS: readonly number[] = [...presets.flatMap(({ ports }) => ports ?? []), 1337, 5000, 5001, 8081];

/** Milliseconds for each answer: nothing on this computer is far away. */
const PATIENCE_MS = 1_500;
const QUICK = { ...CEILINGS, headersMs: PATIENCE_MS, silenceMs: PATIENCE_MS, answerMs: 2 * PATIENCE_MS, bytes: 4 * 1024 * 1024 };

/**
 * Looks for model servers on this computer, at all ports at once, without a key. `LOCAL_ORIGINS` must have been allowed.
 * @param onFound told of each as it is found
 * @returns when every port has answered or was given up
 */
export async function discover(ports: readonly number[], onFound: (found: Found) => void, signal: AbortSignal): Promise<void> {
  await Promise.all(LOCAL_ORIGINS.map(ensureOriginRule));
  await Promise.all(
    [...new Set(ports)].map(async (port) => {
      const found = await serverAt(port, signal);
      if (found && !signal.aborted) onFound(found);
    }),
  );
}

async function serverAt(port: number, signal: AbortSignal): Promise<Found | undefined> {
  for (const origin of LOCAL_ORIGINS) {
    const url = `${origin}:${port}`;
    const preset = await presetAt(url, signal);
    if (!preset) continue;
    const baseUrl = preset.providerId === 'ollama' ? url : `${url}/v1`;
    return { preset, baseUrl, models: await modelsAt(preset, baseUrl, signal) };
  }
  return undefined;
}

/** Whose models say whose server it is. */
const OWNERS: Record<string, string> = { llamacpp: 'llama-cpp', vllm: 'vllm' };

/** Which server this is, by what it answers, as ports are often taken by another; undefined where it is none, or nothing answers. */
async function presetAt(url: string, signal: AbortSignal): Promise<Preset | undefined> {
  const ask = async (path: string) => (await answerOf(`${url}${path}`, signal)).json;
  const [version, list] = await Promise.all([ask('/api/version'), answerOf(`${url}/v1/models`, signal)]);
  const rows = field(list.json, 'data');
  const isOllama = typeof field(version, 'version') === 'string';
  if (!Array.isArray(rows) && !isOllama && !list.wantsKey) return undefined;
  // llama.cpp, LM Studio and KoboldCpp speak the languages of others too, so each is asked for what it alone has.
  const [props, own, extra, vllm] = await Promise.all(['/props', '/api/v0/models', '/api/extra/version', '/version'].map(ask));
  if (typeof field(extra, 'result') === 'string') return presetNamed('other');
  if (field(props, 'default_generation_settings') !== undefined) return presetNamed('llama-cpp');
  if (Array.isArray(field(own, 'data'))) return presetNamed('lm-studio');
  if (isOllama) return presetNamed('ollama');
  if (list.wantsKey && typeof field(vllm, 'version') === 'string') return presetNamed('vllm');
  return presetNamed(OWNERS[String(field(rows, '0', 'owned_by'))] ?? 'other');
}

function presetNamed(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}

interface Answer {
  /** Undefined where it is none, a refusal, or anything but JSON. */
  json?: unknown;
  /** It asks for a key, in JSON as model servers do: routers and AirPlay refuse everything, in pages or in silence. */
  wantsKey?: boolean;
}

async function answerOf(url: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await createEndpointFetch({ baseUrl: url, ceilings: QUICK })(url, { signal });
    const json = parseJson(await response.text());
    return response.ok ? { json } : { wantsKey: (response.status === 401 || response.status === 403) && isRecord(json) };
  } catch {
    if (signal.aborted) throw signal.reason;
    // Nothing there, or somebody else.
    return {};
  }
}

async function modelsAt({ providerId, name }: Preset, baseUrl: string, signal: AbortSignal): Promise<ModelInfo[]> {
  const endpoint = { id: '', providerId, name, baseUrl, models: [], createdAt: 0 };
  try {
    return await providerOf(endpoint).models(endpoint, createEndpointFetch({ baseUrl, ceilings: QUICK }), signal);
  } catch {
    if (signal.aborted) throw signal.reason;
    // It is there all the same: setting it up asks again, and says why.
    return [];
  }
}
