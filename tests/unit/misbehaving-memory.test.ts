import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { runTurn } from '@/utils/chat/turn';
import { messageOf } from '@/utils/store/messages';
import { queueTurn } from './queued-turn';

const MOST_GROWTH = 64 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

// In a process of its own, so that its memory is not counted.
const SERVER = `
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');
const delta = (content) => 'data: ' + JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content }, finish_reason: null }] }) + '\\n\\n';
const pieces = {
  events: delta('x').repeat(1000),
  long: delta('y'.repeat(10_000)).repeat(10),
  comments: ': ping\\n\\n'.repeat(10_000),
  line: 'data: '.repeat(10_000),
};
createServer((request, response) => {
  request.resume();
  const [, kind, how] = request.url.split('/');
  const type = { 'content-type': 'text/event-stream' };
  if (how === 'bomb') {
    const member = gzipSync(pieces[kind].repeat(Math.ceil(2 ** 20 / pieces[kind].length)));
    response.writeHead(200, { ...type, 'content-encoding': 'gzip' });
    for (let at = 0; at < 1024; at++) response.write(member);
    response.end();
    return;
  }
  response.writeHead(200, type);
  const write = () => { while (!response.destroyed && response.write(pieces[kind])); };
  response.on('drain', write);
  write();
}).listen(0, '127.0.0.1', function () { process.send(this.address().port); });
`;

/** The most that a run holds at once, over what was held before; bytes. */
async function growth(run: () => Promise<void>): Promise<number> {
  const held = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let most = before;
  const begun = performance.now();
  let next: NodeJS.Timeout | undefined;
  // To collect costs more than the run itself. What is leaked grows with time, so a tenth of it between two looks misses no more than that.
  const lookLater = () => {
    next = setTimeout(
      () => {
        most = Math.max(most, held());
        lookLater();
      },
      Math.max(250, (performance.now() - begun) / 10),
    );
  };
  lookLater();
  await run();
  clearTimeout(next);
  return most - before;
}

test.each([
  ['10^5 short events a second', 'events/plain'],
  ['long events', 'long/plain'],
  ['comments', 'comments/plain'],
  ['a line without an end', 'line/plain'],
  ['a 1 GiB compression bomb of events', 'events/bomb'],
  ['a 1 GiB compression bomb of comments', 'comments/bomb'],
  ['a 1 GiB compression bomb in one line', 'line/bomb'],
])(
  '%s end at the ceilings, and no more than 64 MiB are held',
  async (_name, path) => {
    const server = spawn(process.execPath, ['-e', SERVER], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    onTestFinished(() => void server.kill());
    const [port] = (await once(server, 'message')) as [number];
    const { id } = await queueTurn(`http://127.0.0.1:${port}/${path}`);
    const grown = await growth(() => runTurn(id));
    const answer = await messageOf(id);
    expect(answer).toMatchObject({ status: 'failed', fault: { code: 'too-large' } });
    expect(grown).toBeLessThan(MOST_GROWTH);
  },
  120_000,
);
