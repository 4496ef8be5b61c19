import { createServer } from 'node:http';

export const TOKENS = 10_000;
/** What everybody's answers hold; repeated until there are enough tokens. */
const MIXED = `## How the light grew

The **first lamps** burned *whale oil*, and gave about \`12\` candles; see [the record](https://lights.example/record) for each of them.
Argand's burner of 1782 gave seven times as much, as its wick was a hollow tube and the air rose through it.

1. A lens of glass, cut in rings, bends what would be lost
2. Each ring has its own curve
   - the middle one is a common lens
   - the outer ones turn the light inwards

| Lamp | Year | Candles |
| --- | ---: | ---: |
| Whale oil | 1750 | 12 |
| Argand | 1782 | 84 |
| Electric arc | 1858 | 6,700 |

\`\`\`ts
export function candles(lamps: readonly Lamp[]): number {
  // Each ring adds what it bends.
  return lamps.reduce((sum, { power, rings }) => sum + power * (1 + rings / 3), 0);
}
\`\`\`

> The brightest light is seen no farther than the earth is round.

How far it is seen depends on its height $h$ above the water, in metres:

$$
d = \\sqrt{2 R h} \\approx 3.57 \\sqrt{h}
$$

`;

/** The answer, in tokens of about four characters. */
function tokensOfAnswer() {
  const tokens = [];
  while (tokens.length < TOKENS) tokens.push(...(MIXED.match(/\s?[^\s]{1,4}|\s+/g) ?? []));
  return tokens.slice(0, TOKENS);
}

/** Speaks OpenAI's chat format at a pace: `server.pace` tokens a second, one event each. */
export async function startPacedServer() {
  const tokens = tokensOfAnswer();
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"paced"}]}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (delta, finish_reason = null) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'paced', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
    const started = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(tokens.length, Math.floor(((performance.now() - started) / 1000) * server.pace));
      for (; sent < due; sent++) response.write(say({ content: tokens[sent] }));
      if (sent < tokens.length && !response.destroyed) return;
      clearInterval(timer);
      response.end(`${say({}, 'stop')}data: [DONE]\n\n`);
    }, 2);
    return undefined;
  });
  server.pace = 1e9;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { server, url: `http://127.0.0.1:${server.address().port}/v1` };
}
