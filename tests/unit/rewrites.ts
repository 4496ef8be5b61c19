import type { Format } from './captures';

/** The same answer as other servers and proxies would write it; undefined where it cannot be. */
export const REWRITES: Record<string, (text: string, format: Format) => string | undefined> = {
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  comments: (text, format) => eachEvent(text, format, (event) => `: PROCESSING\n\n${event}`),
  'a byte order mark': (text) => `\uFEFF${text}`,
  pings: (text, format) => eachEvent(text, format, (event) => `${PING[format] ?? ''}${event}`),
  'no blank line at the end': (text) => text.trimEnd(),
  'no end mark': (text, format) => withoutEnd(text, format),
};

const PING: Partial<Record<Format, string>> = {
  chat: 'event: ping\ndata: ping\n\n',
  responses: 'event: keepalive\ndata: {"type":"keepalive","sequence_number":1}\n\n',
  messages: 'event: ping\ndata: {"type":"ping"}\n\n',
  gemini: 'event: ping\ndata: ping\n\n',
};

function eachEvent(text: string, format: Format, change: (event: string) => string): string | undefined {
  if (format === 'ollama') return undefined;
  return text
    .trimEnd()
    .split('\n\n')
    .map((event) => change(`${event}\n\n`))
    .join('');
}

/** The marks that hold nothing but the end. */
function withoutEnd(text: string, format: Format): string | undefined {
  if (format === 'chat') return text.replace(/data: \[DONE\]\s*$/, '');
  if (format === 'messages') return text.replace(/event: message_stop\ndata: .*\s*$/, '');
  return undefined;
}
