import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { fetchKnown, fetchOcrData, ocrData } from '@/utils/chat/ocr-data';
import { OCR_FACTS, OCR_LANGUAGES, ocrDataPath } from '@/utils/core/ocr/languages';
import { unpack } from '@/utils/core/ocr/unpack';
import { deleteEverything } from '@/utils/store/delete-all';
import { fetchedOcrLanguages, keepOcrData } from '@/utils/store/ocr-data';
import { storedSizes } from '@/utils/store/sizes';

const DATA = 'what reads a language '.repeat(1_000);
const PACKED = gzipSync(DATA);
const KNOWN = { bytes: PACKED.byteLength, unpacked: DATA.length, sha256: createHash('sha256').update(DATA).digest('hex') };

let server: Server;
let origin = '';
let asked: { path: string; headers: Record<string, unknown> }[] = [];
const soon = () => AbortSignal.timeout(10_000);
const at = (path: string) => new URL(path, origin);

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    response.setHeader('content-type', 'application/gzip');
    if (path === '/gone') response.writeHead(404).end('no');
    else if (path === '/moved') response.writeHead(302, { location: '/packed' }).end();
    else if (path === '/silent') response.write(PACKED.subarray(0, 20));
    else if (path === '/unpacked') response.end(DATA);
    else if (path === '/bomb') response.end(gzipSync('0'.repeat(5_000_000)));
    else if (path === '/cut') response.end(PACKED.subarray(0, 60));
    else if (path === '/packed') response.end(PACKED);
    else response.end(gzipSync('something else'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  asked = [];
});

test.each(['/packed', '/unpacked'])('the file that is known is taken, and its progress told: %s', async (path) => {
  const told: number[] = [];
  const blob = await fetchKnown(at(path), KNOWN, (done) => told.push(done), soon());
  expect(new TextDecoder().decode(await unpack(blob, DATA.length))).toBe(DATA);
  expect(told.at(-1)).toBe(KNOWN.bytes);
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(asked[0]?.headers).not.toHaveProperty('referer');
});

test.each(['/another', '/bomb', '/cut'])('any other file is refused: %s', async (path) => {
  await expect(fetchKnown(at(path), KNOWN, () => undefined, soon())).rejects.toMatchObject({ fault: { code: 'ocr-wrong' } });
});

test.each(['/gone', '/moved'])('a server that has it not is said to be out of reach: %s', async (path) => {
  await expect(fetchKnown(at(path), KNOWN, () => undefined, soon())).rejects.toMatchObject({ fault: { code: 'ocr-unreachable' } });
});

test('who stops gets their own reason back', async () => {
  const end = new AbortController();
  const fetched = fetchKnown(at('/silent'), KNOWN, () => undefined, end.signal);
  setTimeout(() => end.abort(new Error('left')), 100);
  await expect(fetched).rejects.toThrow('left');
});

test('a computer that is offline asks nobody', async () => {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'onLine'));
  await expect(fetchOcrData('deu', () => undefined, soon())).rejects.toMatchObject({ fault: { code: 'ocr-offline' } });
  expect(asked).toEqual([]);
});

test('each language has an address and facts of its own, and those that are not fetched are in the package', () => {
  const fetched = OCR_LANGUAGES.filter((language) => OCR_FACTS[language].fetched);
  expect(new Set(fetched.map(ocrDataPath)).size).toBe(fetched.length);
  expect(new Set(fetched.map((language) => OCR_FACTS[language].fetched?.sha256)).size).toBe(fetched.length);
  expect(ocrDataPath('chi_sim')).toBe('/npm/@tesseract.js-data/chi_sim@1.0.0/4.0.0_best_int/chi_sim.traineddata.gz');
  const packaged = OCR_LANGUAGES.filter((language) => existsSync(`public/ocr/${language}.traineddata.gz`));
  expect(OCR_LANGUAGES.filter((language) => !fetched.includes(language))).toEqual(packaged);
});

test('what was fetched is kept, counted, and deleted with everything', async () => {
  expect(await ocrData('deu', soon())).toBeUndefined();
  await keepOcrData('deu', new Blob([DATA]));
  expect(await fetchedOcrLanguages()).toEqual(['deu']);
  expect((await ocrData('deu', soon()))?.packed.size).toBe(DATA.length);
  const size = (await storedSizes()).find(({ kind }) => kind === 'ocr');
  expect(size?.rows).toBe(1);
  expect(size?.bytes).toBeGreaterThan(DATA.length);
  await deleteEverything();
  expect(await fetchedOcrLanguages()).toEqual([]);
});
