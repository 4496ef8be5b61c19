import { type MendedUrl, mendUrl } from '@/utils/core/base-url';
import type { Endpoint } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';

/** A service or server that people know by name: where it is, which format it speaks, what it needs. */
export interface Preset {
  id: string;
  name: string;
  providerId: string;
  /** The formats the user may choose from, where the address tells none; `providerId` is the first. */
  formats?: readonly string[];
  /** What the address field starts with; absent for "other" and where each customer has an address of their own. */
  baseUrl?: string;
  /** What the address of a customer looks like, where there is no common one. */
  example?: string;
  /** Ends of the hosts by which a pasted address is recognised, where the host of `baseUrl` is not the only one: `.openai.azure.com`. */
  hosts?: readonly string[];
  key: 'required' | 'optional' | 'none';
  /** Where a key is made. */
  keyUrl?: string;
  /** The service gives out a key by its own sign-in. */
  signIn?: true;
  /** Its id in the model snapshot. */
  factsId?: string;
  /** On this computer, at these ports. */
  ports?: readonly number[];
  /** Every model of it thinks, and cannot be told not to (FACTS: Meta). */
  forceReasoning?: true;
  /** Bytes of the largest file that it writes down; absent where it is not the same for everybody, or nobody says. */
  mostSound?: number;
  /** Its `/audio/transcriptions` takes no files (FACTS: OpenRouter takes JSON). */
  noTranscripts?: true;
  /** What the user must know while setting it up. */
  note?: WordKey;
  /** What the user must know before choosing this model; such a model is never chosen for them. */
  warns?(modelId: string): WordKey | undefined;
}

/** FACTS: what is asked of these models may train them. */
function warnsOfTraining(modelId: string): WordKey | undefined {
  return /-contributor(?:$|[-:])/.test(modelId) ? 'preset.trains' : undefined;
}

/** "Files can be up to 25 MB" (https://developers.openai.com/api/docs/guides/speech-to-text), and so at Azure. */
const MOST_AT_OPENAI = 25_000_000;

/** Any server that is none of the others. */
export const OTHER: Preset = {
  id: 'other',
  get name() {
    return words('connect.other');
  },
  providerId: 'openai-compatible',
  formats: ['openai-compatible', 'openai-responses', 'anthropic', 'gemini', 'ollama'],
  example: 'https://host.example/v1',
  key: 'optional',
};

/** All presets, in the order shown. Addresses and formats are those each service documents; xAI calls Chat legacy (docs.x.ai, "Comparison"). */
export const presets: readonly Preset[] = [
  {
    id: 'openai',
    name: 'OpenAI',
    providerId: 'openai-responses',
    baseUrl: 'https://api.openai.com/v1',
    key: 'required',
    keyUrl: 'https://platform.openai.com/api-keys',
    factsId: 'openai',
    mostSound: MOST_AT_OPENAI,
  },
  {
    id: 'anthropic',
    name: 'Anthropic (Claude)',
    providerId: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    key: 'required',
    keyUrl: 'https://platform.claude.com/settings/keys',
    factsId: 'anthropic',
  },
  {
    id: 'gemini',
    name: 'Google Gemini',
    providerId: 'gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    key: 'required',
    keyUrl: 'https://aistudio.google.com/apikey',
    factsId: 'google',
  },
  {
    id: 'meta',
    name: 'Meta (Muse)',
    providerId: 'openai-responses',
    baseUrl: 'https://api.meta.ai/v1',
    key: 'required',
    keyUrl: 'https://dev.meta.ai/',
    factsId: 'meta',
    forceReasoning: true,
    warns: warnsOfTraining,
  },
  {
    id: 'openrouter',
    name: 'OpenRouter',
    providerId: 'openai-compatible',
    baseUrl: 'https://openrouter.ai/api/v1',
    key: 'required',
    keyUrl: 'https://openrouter.ai/settings/keys',
    signIn: true,
    factsId: 'openrouter',
    noTranscripts: true,
    warns: warnsOfTraining,
  },
  {
    id: 'groq',
    name: 'Groq',
    providerId: 'openai-compatible',
    baseUrl: 'https://api.groq.com/openai/v1',
    key: 'required',
    keyUrl: 'https://console.groq.com/keys',
    factsId: 'groq',
  },
  {
    id: 'mistral',
    name: 'Mistral',
    providerId: 'openai-compatible',
    baseUrl: 'https://api.mistral.ai/v1',
    key: 'required',
    keyUrl: 'https://console.mistral.ai/api-keys',
    factsId: 'mistral',
  },
  {
    id: 'deepseek',
    name: 'DeepSeek',
    providerId: 'openai-compatible',
    baseUrl: 'https://api.deepseek.com/v1',
    key: 'required',
    keyUrl: 'https://platform.deepseek.com/api_keys',
    factsId: 'deepseek',
  },
  {
    id: 'xai',
    name: 'xAI (Grok)',
    providerId: 'openai-responses',
    baseUrl: 'https://api.x.ai/v1',
    key: 'required',
    keyUrl: 'https://console.x.ai/',
    factsId: 'xai',
  },
  {
    // Its v1 API takes the key as a Bearer token, as OpenAI's own client sends it (learn.microsoft.com, "API version lifecycle").
    id: 'azure',
    name: 'Azure OpenAI',
    providerId: 'openai-responses',
    // Deployments of other makers' models answer Chat alone.
    formats: ['openai-responses', 'openai-compatible'],
    example: 'https://NAME.openai.azure.com/openai/v1',
    hosts: ['.openai.azure.com', '.services.ai.azure.com', '.cognitiveservices.azure.com'],
    key: 'required',
    keyUrl: 'https://ai.azure.com/',
    factsId: 'azure',
    mostSound: MOST_AT_OPENAI,
    note: 'preset.azure.note',
  },
  {
    id: 'ollama',
    name: 'Ollama',
    providerId: 'ollama',
    baseUrl: 'http://localhost:11434',
    key: 'none',
    ports: [11434],
  },
  {
    id: 'llama-cpp',
    name: 'llama.cpp',
    providerId: 'openai-compatible',
    baseUrl: 'http://localhost:8080/v1',
    key: 'optional',
    ports: [8080],
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    providerId: 'openai-compatible',
    baseUrl: 'http://localhost:1234/v1',
    key: 'optional',
    ports: [1234],
  },
  {
    id: 'vllm',
    name: 'vLLM',
    providerId: 'openai-compatible',
    baseUrl: 'http://localhost:8000/v1',
    key: 'optional',
    ports: [8000],
  },
  OTHER,
];

/** What stands between host and API paths in a format's addresses; `/v1` where it is not named here. */
const ROOTS: Record<string, string> = { gemini: '/v1beta', ollama: '' };

/** The preset that an endpoint was made from, or that its address belongs to. */
export function presetOf({ presetId, baseUrl }: Pick<Endpoint, 'presetId' | 'baseUrl'>): Preset | undefined {
  return presets.find(({ id }) => id === presetId) ?? presetForUrl(baseUrl);
}

/** The service or server that an address belongs to, as the user pasted it: by its host; on this computer by its port. */
export function presetForUrl(typed: string): Preset | undefined {
  const url = asUrl(typed);
  if (!url) return undefined;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return presets.find(({ baseUrl, hosts = [], ports = [] }) =>
    isHere ? ports.includes(Number(url.port)) : isHost(url, baseUrl) || hosts.some((end) => url.hostname.endsWith(end)),
  );
}

/**
 * The base URL inside what the user typed for a preset; see `mendUrl`.
 * @param providerId the format, where the preset lets the user choose
 * @throws AppError `bad-address`, `insecure-address`
 */
export function addressFor(typed: string, preset: Preset, providerId = preset.providerId): MendedUrl {
  const url = asUrl(typed);
  const documented = preset.baseUrl ?? preset.example;
  // A service's own root is right at the service itself; elsewhere its format's.
  const isItself = url && (isHost(url, preset.baseUrl) || preset.hosts?.some((end) => url.hostname.endsWith(end)));
  const root = isItself && documented ? new URL(documented).pathname.replace(/\/$/, '') : (ROOTS[providerId] ?? '/v1');
  const { baseUrl, mended } = mendUrl(typed, root);
  // Nobody's own proxy is there: another path is that of another API, or of a page. On this computer it may be one.
  const isForeign = isItself && !preset.ports && speaks(preset, providerId) && !new URL(baseUrl).pathname.endsWith(root);
  return isForeign ? { baseUrl: `${url.origin}${root}`, mended: true } : { baseUrl, mended };
}

function speaks(preset: Preset, providerId: string): boolean {
  return preset.providerId === providerId || preset.formats?.includes(providerId) === true;
}

function isHost(url: URL, baseUrl: string | undefined): boolean {
  return baseUrl !== undefined && url.hostname === new URL(baseUrl).hostname;
}

function asUrl(typed: string): URL | undefined {
  try {
    return new URL(mendUrl(typed).baseUrl);
  } catch {
    // While the user types, most addresses are none yet.
    return undefined;
  }
}
