import { isNearby, isSafeTransport } from './addresses';
import { AppError } from './faults';

/** An address as Aside will use it. */
export interface MendedUrl {
  /** Without a trailing slash, query or fragment. */
  baseUrl: string;
  /** Set where it is not what the user typed, so that it can be shown. */
  mended: boolean;
}

/**
 * What the APIs of all formats put after the base URL, and so what people paste with it. `/models/NAME` alone is no such path: gateways
 * have models' names in their addresses.
 */
const API_PATHS =
  /\/(?:chat\/completions|completions|responses|messages(?:\/count_tokens)?|embeddings|audio\/(?:transcriptions|translations)|models(?:\/[^/]+:[a-z]+)?|api\/(?:chat|generate|tags|show|ps|version|embed)|props|health|version)$/i;
/** Where whisper.cpp's server hears recordings, as long as nobody told it another path. Beyond one's own network that is how bases end. */
const WHISPER_PATH = '/inference';
/** Roots of APIs beside the one wanted, on servers that speak several: LM Studio's own, Azure's by deployment. */
const OTHER_ROOTS = /(?:\/api\/v0|\/openai\/deployments\/[^/]+)$/i;
/** What servers print when they listen on every address; no client can go there. */
const ANY_ADDRESS: Record<string, string> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' };

/**
 * The base URL inside what a user pasted. Scheme and root are added; slashes, a pasted API path, query and fragment are taken off: no key
 * in the address outlives this.
 * @param root what the format has between host and API paths: `/v1`; empty where its paths begin at the host
 * @throws AppError `bad-address` where it is no URL, `insecure-address` where it is http beyond this computer and private networks
 */
export function mendUrl(typed: string, root = '/v1'): MendedUrl {
  const trimmed = typed.trim();
  const url = urlOf(trimmed.replace(/^["'`<]+|["'`>]+$/g, ''));
  const typedPath = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const isWhisper = typedPath === WHISPER_PATH && isNearby(url.hostname);
  const path = withRoot(isWhisper ? '' : withoutApiPath(typedPath), root);
  const baseUrl = `${url.origin}${path}`;
  return { baseUrl, mended: baseUrl !== trimmed };
}

/** See `mendUrl`. */
export function baseUrlOf(typed: string, root?: string): string {
  return mendUrl(typed, root).baseUrl;
}

function urlOf(address: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `${isLocal(address) ? 'http' : 'https'}://${address}`;
  // Chromium takes a host with spaces in it.
  if (!address || /\s/.test(address) || !URL.canParse(text)) throw new AppError('bad-address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new AppError('bad-address');
  if (url.username || url.password) throw new AppError('bad-address');
  url.hostname = ANY_ADDRESS[url.hostname] ?? url.hostname;
  if (!isSafeTransport(url)) throw new AppError({ code: 'insecure-address', host: url.host });
  return url;
}

/** Whether an address without a scheme is on this computer or its network, where servers rarely encrypt. */
function isLocal(address: string): boolean {
  if (!URL.canParse(`http://${address}`)) return false;
  const { hostname } = new URL(`http://${address}`);
  return hostname in ANY_ADDRESS || isNearby(hostname);
}

function withoutApiPath(path: string): string {
  return path.replace(API_PATHS, '').replace(OTHER_ROOTS, '');
}

/** A path of the user's own is kept: it may lead through a proxy. */
function withRoot(path: string, root: string): string {
  // Ollama: its own API's paths begin with `/api`, and it has an OpenAI-compatible one at `/v1`.
  if (!root) return path.replace(/\/(?:v1|api)$/, '');
  return path && !root.startsWith(`${path}/`) ? path : root;
}
