import { expect, test } from 'vitest';
import { faultOf } from '@/utils/core/faults';
import { hostileFiles } from '../../documents/hostile';
import { samples } from '../../documents/samples';
import { readFile } from './read-file';

/** How long one may take here, on a busy machine; ms. In the panel a worker is ended after a minute of silence. */
const PATIENCE_MS = 20_000;

test.each(hostileFiles())('$name does no harm', { timeout: 60_000 }, async ({ name, bytes, ends }) => {
  const file = new File([bytes()], name);
  const start = performance.now();
  const said = await readFile(file).then(
    ({ text }) => ({ text }),
    (error: unknown) => ({ fault: faultOf(error).code }),
  );
  if ('fault' in ends) expect(said).toMatchObject(ends);
  else expect(said).toMatchObject({ text: expect.stringContaining(ends.says) });
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
});

/** Reproducible noise. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('a torn or damaged file of any kind is read or refused in a sentence', { timeout: 120_000 }, async () => {
  const next = noise(7);
  for (const { name, bytes } of await samples()) {
    for (let round = 0; round < 12; round++) {
      const damaged = round % 3 === 0 ? bytes.slice(0, Math.floor(next() * bytes.length)) : bytes.slice();
      if (round % 3 !== 0) for (let at = 0; at < 1 + round; at++) damaged[Math.floor(next() * damaged.length)] = Math.floor(next() * 256);
      const code = await readFile(new File([damaged], name)).then(
        () => 'file-read',
        (error: unknown) => faultOf(error).code,
      );
      expect(code, `${name}, round ${round}`).toMatch(/^file-/);
    }
  }
});
