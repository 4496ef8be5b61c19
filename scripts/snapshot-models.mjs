// Writes utils/core/models/snapshot.json: what is known of models before any server is asked.
//   node scripts/snapshot-models.mjs FILE [DATE]
// FILE is models.dev's api.json (https://models.dev/api.json, MIT; DATE says of when), or src/models.json of an unpacked npm package
// @oh-my-pi/pi-catalog (MIT), which is built from models.dev and the services' own lists. The same file gives the same snapshot.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { documentedInputs, grantedContext, isOpenWeights, MIT, OPEN_HOSTS, wireEfforts } from './lib/model-rules.mjs';

/** The services of our presets, by their ids in both sources. OpenRouter's own list has limits and prices, so it needs none here. */
const SECTIONS = ['anthropic', 'azure', 'deepseek', 'google', 'groq', 'meta', 'mistral', 'openai', 'xai'];
const OUT = new URL('../utils/core/models/snapshot.json', import.meta.url);
const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];
const LETTERS = { text: 't', image: 'i', audio: 'a', video: 'v', pdf: 'f' };

const [file, date] = process.argv.slice(2);
if (!file) throw new Error('node scripts/snapshot-models.mjs FILE [DATE]');
const source = JSON.parse(readFileSync(file, 'utf8'));
const isModelsDev = 'models' in Object.values(source)[0];

/** @returns {Model[]} the chat models of a service, in one shape whichever the source */
function modelsOf(provider) {
  const models = isModelsDev ? source[provider]?.models : source[provider];
  return Object.values(models ?? {}).flatMap(isModelsDev ? fromModelsDev : fromCatalog(provider));
}

/**
 * @typedef {object} Model
 * @property {string} id
 * @property {number | undefined} context
 * @property {number | undefined} output
 * @property {string[]} inputs as models.dev calls them
 * @property {(number | undefined)[]} price input, output and cached input, dollars per million tokens
 * @property {string[]} efforts
 */

function fromModelsDev({ id, modalities, limit, cost, reasoning_options = [] }) {
  if (!modalities?.output?.includes('text')) return [];
  const price = [cost?.input, cost?.output, cost?.cache_read];
  const ladder = reasoning_options.find(({ type }) => type === 'effort')?.values ?? [];
  const efforts = EFFORTS.filter((effort) => ladder.includes(effort));
  return [{ id, context: limit?.context, output: limit?.output, inputs: modalities.input, price, efforts }];
}

function fromCatalog(provider) {
  return ({ id, kind, contextWindow, maxTokens, input, cost, thinking }) => {
    // Speech, pictures, embeddings and what runs inside that program itself.
    if (kind) return [];
    const inputs = [...input, ...documentedInputs(provider, id, input)];
    // What costs more by day than by night has no one price.
    const price = cost.timeBased ? [] : [cost.input, cost.output, cost.cacheRead];
    return [
      {
        id,
        context: grantedContext(provider, id, contextWindow),
        output: maxTokens,
        inputs,
        price,
        efforts: wireEfforts(provider, id, thinking),
      },
    ];
  };
}

/** One model as a line: context,output,inputs,price,efforts. What is unknown is empty; 0 in a source is unknown too, never free. */
function lineOf({ context, output, inputs, price, efforts }) {
  const known = price[0] && price[1] ? price.map((dollars) => dollars || '').join('/') : '';
  const letters = Object.entries(LETTERS).map(([name, letter]) => (inputs.includes(name) ? letter : ''));
  const line = [
    context || '',
    output || '',
    letters.join(''),
    known.replace(/\/$/, ''),
    efforts.map((each) => EFFORTS.indexOf(each)).join(''),
  ];
  return line.join(',').replace(/,+$/, '');
}

/** Models with open weights are served by many: their context window is the lower median of what hosts say, their inputs what most say. */
function openSection() {
  const said = new Map();
  for (const host of OPEN_HOSTS) {
    for (const { id, context, inputs } of modelsOf(host)) {
      const name = id
        .toLowerCase()
        .replace(/^.*\//, '')
        .replace(/:(?:free|batch|exacto|nitro|floor|extended|online)$/, '');
      if (context && isOpenWeights(name)) said.set(name, [...(said.get(name) ?? []), { context, sees: inputs.includes('image') }]);
    }
  }
  const lines = [...said].map(([name, hosts]) => {
    const contexts = hosts.map(({ context }) => context).sort((a, b) => a - b);
    const sees = hosts.filter(({ sees }) => sees).length * 2 > hosts.length;
    return [
      name,
      lineOf({ context: contexts[(contexts.length - 1) >> 1], inputs: sees ? ['text', 'image'] : ['text'], price: [], efforts: [] }),
    ];
  });
  return sorted(lines);
}

function sorted(entries) {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whose data it is, of when, and on what terms. */
function origin() {
  const modelsDev = 'models.dev: Copyright (c) 2025 spin.dev';
  if (isModelsDev) return { source: `https://models.dev/api.json of ${date ?? 'unknown date'}`, licence: `MIT. ${modelsDev}. ${MIT}` };
  const root = join(dirname(file), '..');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const changes = join(root, 'CHANGELOG.md');
  const released = existsSync(changes) ? readFileSync(changes, 'utf8').match(/^## \[([\d.]+)\] - ([\d-]+)/m) : null;
  const holders = readFileSync(join(root, 'LICENSE'), 'utf8')
    .match(/^Copyright.*$/gm)
    ?.join('; ');
  return {
    source: `npm:${name}@${version}${released ? `, ${released[2]}` : ''}, built from models.dev and the services’ own lists`,
    licence: `MIT. ${name}: ${holders}; ${modelsDev}. ${MIT}`,
  };
}

const sections = sorted([
  ...SECTIONS.map((provider) => [provider, sorted(modelsOf(provider).map((model) => [model.id, lineOf(model)]))]),
  ['open', openSection()],
]);
const text = `${JSON.stringify({ ...origin(), sections }, undefined, 2)}\n`;
writeFileSync(OUT, text);
const bare = JSON.stringify(JSON.parse(text));
const counts = Object.entries(sections).map(([name, section]) => `${name} ${Object.keys(section).length}`);
console.log(`${counts.join(', ')}; ${bare.length} bytes, ${gzipSync(bare).length} gzipped`);
