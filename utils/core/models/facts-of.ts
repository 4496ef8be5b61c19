import type { Effort, Modality, ModelInfo } from '@/utils/core/rows';
import { nameWords, nearIds } from './model-name';

/** What the snapshot may know of a model. */
export type ModelFacts = Omit<ModelInfo, 'id' | 'name'>;

/** One line a model: `context,output,inputs,price,efforts`; written by `scripts/snapshot-models.mjs`. */
type Section = Record<string, string>;

const INPUTS: Record<string, Modality> = { t: 'text', i: 'image', a: 'audio', v: 'video', f: 'file' };
const EFFORTS: readonly Effort[] = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/**
 * What the shipped snapshot knows of a model; nothing where it is not certain that it is the same one, as a wrong limit is worse than none.
 * The snapshot is loaded with the first question.
 * @param factsId the service's section; without one the model is looked for by its name, and its price stays unknown
 */
export async function factsOf(factsId: string | undefined, modelId: string): Promise<ModelFacts> {
  const sections: Record<string, Section> = (await import('./snapshot.json')).default.sections;
  if (factsId !== undefined) return factsIn(sections[factsId], modelId) ?? {};
  const { open = {}, ...services } = sections;
  const byName = factsByName(open, modelId);
  if (byName) return byName;
  for (const section of Object.values(services)) {
    const facts = factsIn(section, modelId);
    // Somebody passes a service's model on: at a price and with controls of their own.
    if (facts) return pick(facts, 'contextWindow', 'maxOutput', 'inputs');
  }
  return {};
}

function factsIn(section: Section | undefined, modelId: string): ModelFacts | undefined {
  for (const id of nearIds(modelId)) {
    const line = section && Object.hasOwn(section, id) ? section[id] : undefined;
    if (line !== undefined) return factsFrom(line);
  }
  return undefined;
}

/** A model of the open section: its name in words, and its facts. */
interface OpenModel {
  words: string[];
  facts: ModelFacts;
}
let openModels: readonly OpenModel[] | undefined;

/**
 * An open-weight model under any of its names. A name that several continue (`llama4:scout`) has what all of them share: the smallest
 * window where one bears just this name, else only what all agree on.
 */
function factsByName(open: Section, modelId: string): ModelFacts | undefined {
  openModels ??= Object.entries(open).map(([id, line]) => ({ words: nameWords(id), facts: factsFrom(line) }));
  const words = nameWords(modelId);
  // One word alone is a family.
  if (words.length < 2) return undefined;
  const kin = openModels.filter((model) => words.every((word, at) => word === model.words[at]));
  const same = kin.filter((model) => model.words.length === words.length);
  const [first] = same.length > 0 ? same : kin;
  if (!first) return undefined;
  const known: ModelFacts = {};
  const windows = kin.flatMap(({ facts }) => facts.contextWindow ?? []);
  const smallest = Math.min(...windows);
  if (same.length > 0 || windows.every((each) => each === smallest)) known.contextWindow = smallest;
  const inputs = new Set((same.length > 0 ? same : kin).map(({ facts }) => facts.inputs?.join()));
  if (inputs.size === 1 && first.facts.inputs) known.inputs = first.facts.inputs;
  return known;
}

function factsFrom(line: string): ModelFacts {
  const [context, output, inputs = '', price = '', efforts = ''] = line.split(',');
  const [input = 0, answer = 0, cachedInput = 0] = price.split('/').map(Number);
  return {
    ...(Number(context) ? { contextWindow: Number(context) } : {}),
    ...(Number(output) ? { maxOutput: Number(output) } : {}),
    ...(inputs ? { inputs: [...inputs].flatMap((letter) => INPUTS[letter] ?? []) } : {}),
    ...(input && answer ? { price: { input, output: answer, ...(cachedInput ? { cachedInput } : {}) } } : {}),
    ...(efforts ? { efforts: [...efforts].flatMap((digit) => EFFORTS[Number(digit)] ?? []) } : {}),
  };
}

function pick<K extends keyof ModelFacts>(facts: ModelFacts, ...keys: K[]): ModelFacts {
  return Object.fromEntries(keys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]]])));
}
