/** What a long document is built of. */
export interface Subject {
  language: string;
  /** Sentences in which `{name}` stands for one of the words of that name. They speak of what the facts speak of. */
  sentences: readonly string[];
  words: Readonly<Record<string, readonly string[]>>;
  headings: readonly string[];
  /** What is planted, its answer in brackets; and what is asked, in other words. The ranking was made with these in view, */
  facts: readonly Fact[];
  /** and with nothing of these, which were written when it was done. */
  later: readonly Fact[];
  /** Characters that the document has at least. */
  length: number;
}

type Fact = readonly [fact: string, question: string];

export interface Planted {
  isLater: boolean;
  fact: string;
  question: string;
  answer: string;
  /** Where the fact stands in the text. */
  at: number;
}

/** A document in Markdown, with its facts planted all through it. The same subject gives the same document. */
export function buildDocument({ language, sentences, words, headings, facts: early, later, length }: Subject): {
  text: string;
  planted: Planted[];
} {
  const facts = [...early, ...later];
  const random = randomFrom(language.length + facts.length + sentences.length);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const sentence = (): string => pick(sentences).replace(/\{(\w+)\}/g, (_, name: string) => pick(words[name] ?? [name]));
  const space = /zh|ja/.test(language) ? '' : ' ';
  const parts: string[] = [];
  const planted: Planted[] = [];
  let size = 0;
  const add = (part: string): void => {
    parts.push(part);
    size += part.length;
  };
  const left = shuffled(facts, random);
  const every = length / (facts.length + 1);
  for (let paragraph = 0; size < length; paragraph++) {
    if (paragraph % 5 === 0) add(`## ${pick(headings)}\n\n`);
    const before = 1 + Math.floor(random() * 3);
    for (let n = 0; n < before; n++) add(sentence() + space);
    if (size >= (planted.length + 1) * every && left.length > 0) {
      const next = left.pop();
      const [marked, question] = next ?? ['', ''];
      const answer = /\[(.+?)\]/.exec(marked)?.[1] ?? '';
      const fact = marked.replace(/[[\]]/g, '');
      planted.push({ isLater: later.some((each) => each === next), fact, question, answer, at: size });
      add(fact + space);
    }
    const after = 1 + Math.floor(random() * 3);
    for (let n = 0; n < after; n++) add(sentence() + space);
    add('\n\n');
  }
  return { text: parts.join(''), planted };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left;
}

/** Mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
