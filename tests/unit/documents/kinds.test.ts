import { expect, test, vi } from 'vitest';
import { LOCKED, samples, scripted } from '../../documents/samples';
import { readFile } from './read-file';

// A small machine that is busy takes seconds to load a parser.
vi.setConfig({ testTimeout: 60_000 });

test.each(await samples())('$name is read', async ({ name, bytes, says }) => {
  const { text, title, kind, url } = await readFile(new File([bytes], name));
  expect({ title, kind, url }).toEqual({ title: name, kind: 'file', url: '' });
  let at = 0;
  // In this order.
  for (const words of says) {
    expect(text.slice(at)).toContain(words);
    at = text.indexOf(words, at);
  }
});

test('a kind is told by what is in a file, whatever its name', async () => {
  for (const { name, bytes, says } of await samples()) {
    if (!/pdf|docx|xlsx|pptx|epub|odt/.test(name)) continue;
    expect((await readFile(new File([bytes], 'download'))).text).toContain(says[0]);
  }
});

test('a locked PDF asks for its password, says that one is wrong, and opens', async () => {
  const file = new File([LOCKED.bytes()], LOCKED.name);
  await expect(readFile(file)).rejects.toMatchObject({ fault: { code: 'file-locked' } });
  await expect(readFile(file, { password: 'gas' })).rejects.toMatchObject({ fault: { code: 'file-wrong-password' } });
  expect((await readFile(file, { password: LOCKED.password })).text).toContain('The vault holds nine lenses');
});

test('the scripts of a PDF are not run', async () => {
  expect((await readFile(new File([scripted()], 'a.pdf'))).text).toContain('A calm page');
});
