import { expect, test } from 'vitest';
import { failureIn } from '@/utils/core/events/stream-failure';
import { faultOfNetError } from '@/utils/core/net-errors';
import { retryAtOf } from '@/utils/core/retry-after';
import { faultOfResponse, statusOfError } from '@/utils/core/server-faults';

const json = JSON.stringify;

// Bodies as each server words them, shortened; the key in them is not one.
test.each([
  // OpenAI
  [
    'OpenAI, wrong key',
    401,
    json({ error: { message: 'Incorrect API key provided: sk-x.', type: 'invalid_request_error', code: 'invalid_api_key' } }),
    'wrong-key',
  ],
  [
    'OpenAI, no model',
    404,
    json({
      error: {
        message: 'The model `gpt-9` does not exist or you do not have access to it.',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    }),
    'no-such-model',
  ],
  [
    'OpenAI, model not allowed',
    403,
    json({
      error: {
        message: 'Project `proj_1` does not have access to model `gpt-5.4`',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    }),
    'no-such-model',
  ],
  [
    'OpenAI, no credit',
    429,
    json({
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      },
    }),
    'no-credit',
  ],
  [
    'OpenAI, too often',
    429,
    json({
      error: {
        message:
          'Rate limit reached for gpt-5.4 in organization org-1 on tokens per min (TPM): Limit 30000, Used 29000. Please try again in 1.2s.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    }),
    'rate-limited',
  ],
  [
    'OpenAI, too long',
    400,
    json({
      error: {
        message: 'Your input exceeds the context window of this model. Please adjust your input and try again.',
        type: 'invalid_request_error',
        code: 'context_length_exceeded',
      },
    }),
    'too-long',
  ],
  [
    'OpenAI, wrong path',
    404,
    json({ error: { message: 'Invalid URL (POST /v1/v1/responses)', type: 'invalid_request_error', code: null } }),
    'not-found',
  ],
  [
    'OpenAI, country',
    403,
    json({ error: { message: 'Country, region, or territory not supported', code: 'unsupported_country_region_territory' } }),
    'refused',
  ],
  [
    'OpenAI, a wrong parameter',
    400,
    json({
      error: {
        message: "Unsupported value: 'temperature' does not support 0.2 with this model.",
        type: 'invalid_request_error',
        code: 'unsupported_value',
      },
    }),
    'server-error',
  ],
  [
    'OpenAI, down',
    503,
    json({ error: { message: 'The engine is currently overloaded, please try again later', type: 'server_error' } }),
    'server-error',
  ],
  // Anthropic
  [
    'Anthropic, wrong key',
    401,
    json({ type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } }),
    'wrong-key',
  ],
  ['Anthropic, no model', 404, json({ type: 'error', error: { type: 'not_found_error', message: 'model: claude-9' } }), 'no-such-model'],
  ['Anthropic, wrong path', 404, json({ type: 'error', error: { type: 'not_found_error', message: 'Not Found' } }), 'not-found'],
  [
    'Anthropic, no credit',
    400,
    json({
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
      },
    }),
    'no-credit',
  ],
  [
    'Anthropic, too long',
    400,
    json({ type: 'error', error: { type: 'invalid_request_error', message: 'prompt is too long: 215000 tokens > 200000 maximum' } }),
    'too-long',
  ],
  [
    'Anthropic, request too large',
    413,
    json({ type: 'error', error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } }),
    'too-long',
  ],
  [
    'Anthropic, too often',
    429,
    json({
      type: 'error',
      error: {
        type: 'rate_limit_error',
        message: 'This request would exceed your organization’s rate limit of 30,000 input tokens per minute.',
      },
    }),
    'rate-limited',
  ],
  ['Anthropic, overloaded', 529, json({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }), 'server-error'],
  [
    'Anthropic, not allowed',
    403,
    json({ type: 'error', error: { type: 'permission_error', message: 'Your account does not have permission to use this.' } }),
    'refused',
  ],
  // Google
  [
    'Gemini, wrong key',
    400,
    json({
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ reason: 'API_KEY_INVALID' }],
      },
    }),
    'wrong-key',
  ],
  [
    'Gemini, no key',
    403,
    json({
      error: {
        code: 403,
        message: 'Method doesn’t allow unregistered callers (callers without established identity).',
        status: 'PERMISSION_DENIED',
      },
    }),
    'wrong-key',
  ],
  [
    'Gemini, no model',
    404,
    json({
      error: {
        code: 404,
        message: 'models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.',
        status: 'NOT_FOUND',
      },
    }),
    'no-such-model',
  ],
  [
    'Gemini, too long',
    400,
    json({
      error: {
        code: 400,
        message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
        status: 'INVALID_ARGUMENT',
      },
    }),
    'too-long',
  ],
  [
    'Gemini, too often',
    429,
    json({
      error: {
        code: 429,
        message: 'You exceeded your current quota, please check your plan and billing details.',
        status: 'RESOURCE_EXHAUSTED',
      },
    }),
    'rate-limited',
  ],
  [
    'Gemini, too often, in a list',
    429,
    json([{ error: { code: 429, message: 'Resource has been exhausted (e.g. check quota).', status: 'RESOURCE_EXHAUSTED' } }]),
    'rate-limited',
  ],
  [
    'Gemini, down',
    503,
    json({ error: { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' } }),
    'server-error',
  ],
  // Ollama
  ['Ollama, Origin', 403, '', 'origin-refused'],
  ['Ollama, no model', 404, json({ error: 'model "llama9" not found, try pulling it first' }), 'no-such-model'],
  [
    'Ollama’s Chat API, no model',
    404,
    json({ error: { message: "model 'llama9' not found", type: 'not_found_error', param: null, code: null } }),
    'no-such-model',
  ],
  ['Ollama, wrong path', 404, '404 page not found', 'not-found'],
  ['Ollama, too long', 400, json({ error: 'the input length exceeds the context length' }), 'too-long'],
  ['Ollama, busy', 503, json({ error: 'server busy, please try again.  maximum pending requests exceeded' }), 'server-error'],
  // llama.cpp, LM Studio, vLLM
  [
    'llama.cpp, too long',
    400,
    json({
      error: {
        code: 400,
        message: 'request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it',
        type: 'exceed_context_size_error',
      },
    }),
    'too-long',
  ],
  ['llama.cpp, loading', 503, json({ error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }), 'server-error'],
  ['llama.cpp, wrong key', 401, json({ error: { code: 401, message: 'Invalid API Key', type: 'authentication_error' } }), 'wrong-key'],
  ['llama.cpp, wrong path', 404, json({ error: { code: 404, message: 'File Not Found', type: 'not_found_error' } }), 'not-found'],
  [
    'LM Studio, too long',
    400,
    json({
      error:
        'Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens.',
    }),
    'too-long',
  ],
  [
    'LM Studio, no model',
    404,
    json({
      error: {
        message: 'No models loaded. Please load a model in the developer page.',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    }),
    'no-such-model',
  ],
  ['LM Studio, wrong path', 400, json({ error: 'Unexpected endpoint or method. (POST /chat/completions)' }), 'not-found'],
  [
    'vLLM, no model',
    404,
    json({ object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', param: null, code: 404 }),
    'no-such-model',
  ],
  [
    'vLLM, too long',
    400,
    json({
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
      type: 'BadRequestError',
      code: 400,
    }),
    'too-long',
  ],
  ['vLLM, wrong path', 404, json({ detail: 'Not Found' }), 'not-found'],
  ['vLLM, wrong key', 401, json({ error: 'Unauthorized' }), 'wrong-key'],
  // Hosts of many models
  [
    'OpenRouter, no credit',
    402,
    json({ error: { message: 'Insufficient credits. Add more using https://openrouter.ai/credits', code: 402 } }),
    'no-credit',
  ],
  ['OpenRouter, no model', 400, json({ error: { message: 'nobody/nothing is not a valid model ID', code: 400 } }), 'no-such-model'],
  [
    'OpenRouter, nobody serves it',
    404,
    json({ error: { message: 'No endpoints found for meta-llama/llama-9.', code: 404 } }),
    'no-such-model',
  ],
  ['OpenRouter, wrong key', 401, json({ error: { message: 'No auth credentials found', code: 401 } }), 'wrong-key'],
  [
    'OpenRouter, too long',
    400,
    json({
      error: { message: 'This endpoint’s maximum context length is 8192 tokens. However, you requested about 9000 tokens.', code: 400 },
    }),
    'too-long',
  ],
  [
    'Groq, no model',
    404,
    json({
      error: {
        message: 'The model `x` does not exist or you do not have access to it.',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    }),
    'no-such-model',
  ],
  [
    'Groq, too long',
    400,
    json({
      error: {
        message: 'Please reduce the length of the messages or completion.',
        type: 'invalid_request_error',
        code: 'context_length_exceeded',
      },
    }),
    'too-long',
  ],
  [
    'Groq, too much at once',
    413,
    json({
      error: {
        message: 'Request too large for model `x` on tokens per minute (TPM): Limit 6000, Requested 9000',
        code: 'rate_limit_exceeded',
      },
    }),
    'too-long',
  ],
  ['Mistral, wrong key', 401, json({ detail: 'Unauthorized' }), 'wrong-key'],
  [
    'Mistral, no model',
    400,
    json({ object: 'error', message: 'Invalid model: mistral-9', type: 'invalid_model', code: '1500' }),
    'no-such-model',
  ],
  ['Mistral, a field', 422, json({ detail: [{ loc: ['body', 'messages'], msg: 'Field required', type: 'missing' }] }), 'server-error'],
  [
    'DeepSeek, no credit',
    402,
    json({ error: { message: 'Insufficient Balance', type: 'unknown_error', code: 'invalid_request_error' } }),
    'no-credit',
  ],
  [
    'DeepSeek, no model',
    400,
    json({ error: { message: 'Model Not Exist', type: 'invalid_request_error', code: 'invalid_request_error' } }),
    'no-such-model',
  ],
  [
    'xAI, wrong key',
    400,
    json({ code: 'Client specified an invalid argument', error: 'Incorrect API key provided: xa***x.' }),
    'wrong-key',
  ],
  [
    'xAI, no credit',
    403,
    json({ code: 'The caller does not have permission', error: 'Your newly created team doesn’t have any credits yet.' }),
    'no-credit',
  ],
  [
    'xAI, no model',
    404,
    json({
      code: 'Some requested entity was not found',
      error: 'The model grok-9 does not exist or your team does not have access to it.',
    }),
    'no-such-model',
  ],
  [
    'Azure, wrong key',
    401,
    json({ error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' } }),
    'wrong-key',
  ],
  [
    'Azure, no deployment',
    404,
    json({ error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } }),
    'no-such-model',
  ],
  ['Azure, wrong path', 404, json({ error: { code: '404', message: 'Resource not found' } }), 'not-found'],
  // Anything else on the way
  ['a proxy’s page', 404, '<html><head><title>404 Not Found</title></head></html>', 'not-found'],
  ['a firewall’s page', 403, '<!doctype html><title>Attention Required</title>', 'refused'],
  ['a rule against origins', 403, json({ error: 'Origin not allowed' }), 'origin-refused'],
  ['a method that is not there', 405, '', 'not-found'],
  ['a proxy that waited', 504, '<html>504 Gateway Time-out</html>', 'timeout'],
  ['a server that waited', 408, '', 'timeout'],
  ['a proxy without its server', 502, '<html><h1>502 Bad Gateway</h1></html>', 'server-error'],
  ['nothing at all', 500, '', 'server-error'],
])('%s (%i)', (_name, status, body, code) => {
  expect(faultOfResponse('a.b', status, body)).toMatchObject({ code, host: 'a.b', status });
});

test('a web page says nothing, a list of errors says its first', () => {
  expect(faultOfResponse('a.b', 502, '<html>Bad Gateway</html>').said).toBeUndefined();
  expect(faultOfResponse('a.b', 422, json({ detail: [{ msg: 'Field required' }] })).said).toBe('Field required');
  expect(faultOfResponse('a.b', 500, json([{ error: { message: 'Oh' } }])).said).toBe('Oh');
});

test.each([
  [{ code: 429, message: 'slow down' }, 429],
  [{ code: '503', message: 'x' }, 503],
  [{ type: 'overloaded_error', message: 'Overloaded' }, 529],
  [{ type: 'rate_limit_error', message: 'x' }, 429],
  [{ type: 'invalid_request_error', message: 'x' }, 400],
  [{ type: 'authentication_error', message: 'x' }, 401],
  ['model "x" not found', 400],
  [{ message: 'GPU on fire', code: 7 }, 500],
])('an error inside a 200, %j, stands for %i', (error, status) => {
  expect(statusOfError(error)).toBe(status);
});

test.each([
  ['no credit', { message: 'You exceeded your current quota.', type: 'insufficient_quota', code: 'insufficient_quota' }, 429, 'no-credit'],
  ['a bill', { type: 'billing_error', message: 'Pay first' }, 402, 'no-credit'],
  ['no permission', { type: 'permission_error', message: 'Not for you' }, 403, 'refused'],
  ['nobody', { status: 'UNAUTHENTICATED', message: 'Who are you?' }, 401, 'wrong-key'],
  ['no model', 'No models loaded. Please load a model in the developer page.', 400, 'no-such-model'],
  ['a wrong key', { message: 'invalid api key' }, 401, 'wrong-key'],
  ['too long', { message: 'the request exceeds the available context size' }, 400, 'too-long'],
  ['too often', { type: 'rate_limit_error', message: 'x' }, 429, 'rate-limited'],
  ['something', { message: 'GPU on fire' }, 500, 'server-error'],
])('%s is the same fault under a status of 200 as in a stream', (_name, error, status, code) => {
  const body = { error };
  expect(statusOfError(error, body)).toBe(status);
  expect(faultOfResponse('a.b', status, json(body)).code).toBe(code);
  const failure = failureIn(body);
  expect(failure?.statusCode).toBe(status);
  expect(faultOfResponse('a.b', failure?.statusCode ?? 0, failure?.responseBody ?? '').code).toBe(code);
});

test.each([
  ['a proxy’s 500', 500, 'litellm.AuthenticationError: Incorrect API key provided', 'wrong-key'],
  ['a 500 without a model', 500, 'No models loaded', 'no-such-model'],
  ['a 503', 503, 'model x not found on any worker', 'server-error'],
  [
    'more than a minute allows',
    429,
    'Request too large for gpt-4 in organization org-1 on tokens per min (TPM): Limit 10000, Requested 12000.',
    'too-long',
  ],
  ['more than a minute allows, otherwise', 429, 'This request exceeds the limit of tokens per minute', 'too-long'],
  ['a minute used up', 429, 'Rate limit reached for x on tokens per min (TPM): Limit 30000, Used 29000.', 'rate-limited'],
  ['an organization’s minute', 429, 'This request would exceed your rate limit of 30,000 input tokens per minute', 'rate-limited'],
  [
    'Anthropic, an answer',
    400,
    'max_tokens: 200000 > 8192, which is the maximum allowed number of output tokens for claude',
    'server-error',
  ],
  ['OpenAI, an answer', 400, 'max_tokens is too large: 200000. This model supports at most 128000 completion tokens', 'server-error'],
  ['a clamp', 400, 'The maximum number of output tokens is 8192', 'server-error'],
  ['Anthropic, both', 400, 'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000', 'too-long'],
  ['OpenAI, both', 400, 'maximum context length is 4097 tokens, however you requested 5000 tokens (1000 in the completion)', 'too-long'],
])('in words, %s (%i: %s) is %s', (_name, status, message, code) => {
  expect(faultOfResponse('a.b', status, json({ error: { message } }))).toMatchObject({ code, said: message });
});

const NOW = Date.UTC(2026, 10, 24, 9, 0, 0);
test.each([
  ['seconds', { 'retry-after': '7' }, 7_000],
  ['a fraction of a second', { 'retry-after': '0.5' }, 500],
  ['now', { 'retry-after': '0' }, 0],
  ['a date', { 'retry-after': 'Tue, 24 Nov 2026 09:00:20 GMT' }, 20_000],
  ['a date that has passed', { 'retry-after': 'Tue, 24 Nov 2026 08:00:00 GMT' }, 0],
  ['10^9 seconds', { 'retry-after': '1000000000' }, 1e12],
  ['10^12 seconds', { 'retry-after': '1000000000000' }, undefined],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['words', { 'retry-after': 'soon' }, undefined],
  ['an exponent', { 'retry-after': '1e3' }, undefined],
  ['nothing', {}, undefined],
  ['milliseconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, 1_500],
  [
    'a limit that is used up',
    {
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '1m2.5s',
      'x-ratelimit-remaining-requests': '9',
      'x-ratelimit-reset-requests': '8h',
    },
    62_500,
  ],
  ['a limit in milliseconds', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '120ms' }, 120],
  ['a limit as a time in ms', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 9_000) }, 9_000],
  ['a limit as a time in seconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 9) }, 9_000],
  [
    'a limit as a date',
    { 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': '2026-11-24T09:00:11Z' },
    11_000,
  ],
  ['a limit that is not used up', { 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '9s' }, undefined],
])('when to ask again, as %s', (_name, headers, wait) => {
  expect(retryAtOf(new Headers(headers as Record<string, string>), '', NOW)).toBe(wait === undefined ? undefined : NOW + wait);
});

test('Google says in the body when to ask again', () => {
  const body = json({
    error: { code: 429, details: [{ '@type': 'a' }, { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' }] },
  });
  expect(faultOfResponse('a.b', 429, body, {}, NOW)).toMatchObject({ code: 'rate-limited', retryAt: NOW + 34_500 });
});

test('when to ask again stands only with what may pass', () => {
  const after = { 'retry-after': '7' };
  expect(faultOfResponse('a.b', 503, '', after, NOW).retryAt).toBe(NOW + 7_000);
  expect(faultOfResponse('a.b', 401, '', after, NOW).retryAt).toBeUndefined();
});

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
  ['net::ERR_CONNECTION_RESET', 'unreachable'],
  ['net::ERR_CONNECTION_CLOSED', 'unreachable'],
  ['net::ERR_EMPTY_RESPONSE', 'unreachable'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'unreachable'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'unreachable'],
  ['net::ERR_NAME_NOT_RESOLVED', 'name-unknown'],
  ['net::ERR_DNS_TIMED_OUT', 'name-unknown'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate'],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'certificate'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_TIMED_OUT', 'timeout'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'redirected'],
  ['net::ERR_ABORTED', undefined],
  ['net::ERR_FAILED', undefined],
  ['net::ERR_BLOCKED_BY_CLIENT', undefined],
  ['NS_ERROR_CONNECTION_REFUSED', 'unreachable'],
  ['NS_ERROR_NET_RESET', 'unreachable'],
  ['NS_ERROR_NET_INTERRUPT', 'unreachable'],
  ['NS_ERROR_UNKNOWN_HOST', 'name-unknown'],
  ['NS_ERROR_NET_TIMEOUT', 'timeout'],
  ['NS_ERROR_OFFLINE', 'offline'],
  ['NS_ERROR_REDIRECT_LOOP', 'redirected'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'certificate'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'certificate'],
  ['The certificate is not trusted because it is self-signed.', 'certificate'],
  ['Dem Zertifikat wird nicht vertraut, weil es vom Aussteller selbst signiert wurde.', 'certificate'],
  ['SSL received a record that exceeded the maximum permissible length.', 'unreachable'],
  ['net::ERR_UNSAFE_PORT', undefined],
  ['SSL_ERROR_RX_RECORD_TOO_LONG', 'unreachable'],
  ['NS_BINDING_ABORTED', undefined],
])('what the browser calls %s is %s', (error, code) => {
  expect(faultOfNetError(error)).toBe(code);
});

test('a sentence is about a certificate only where there can be one', () => {
  expect(faultOfNetError('Die Verbindung wurde getrennt.', 'http://192.168.1.5:11434/api/tags')).toBeUndefined();
  expect(faultOfNetError('NS_ERROR_CONNECTION_REFUSED', 'http://192.168.1.5:11434/api/tags')).toBe('unreachable');
  expect(faultOfNetError('NS_ERROR_FAILURE (0x80004005)', 'https://a.b/')).toBeUndefined();
  expect(faultOfNetError('Dem Zertifikat wird nicht vertraut.', 'https://a.b/')).toBe('certificate');
});
