import { type Passage, passagesOf } from '@/utils/core/passages/passages';
import { cutsOf, mostCharacters } from '@/utils/core/passages/sentences';
import { asksForSummary } from './question-words';
import { asksForSomething, keyPassages, rankPassages } from './rank';

/** A source as a question carries it. */
export interface ExcerptSource {
  kind: string;
  title: string;
  language: string;
  /** Markdown. */
  text: string;
  /** What an answer calls it, where it points at its passages. */
  letter: string;
  /** The numbers of the passages that may be shown; absent: all. */
  chosen?: readonly number[];
}

export interface Excerpt {
  passage: Passage;
  /** The heading it stands under; the source's title where there are several sources. */
  under: string;
  /** The letter of its source. */
  letter: string;
}

const MOST_KEY = 5;
const MOST_NEAREST = 4;
/** A summary's excerpt is at most this part of the longest passage. */
const BRIEF = 0.6;
/** Passages that score less than this part of the best are left out: a clear fall. */
const FALL = 0.4;

/**
 * The passages that answer best, in the page's order: the nearest to the question, or, where it asks for the page as a whole, those
 * that say most.
 * @param whole the question is known to be about the whole
 */
export async function pickExcerpts(sources: readonly ExcerptSource[], question: string, whole: boolean): Promise<Excerpt[]> {
  const selections = sources.filter(({ kind }) => kind === 'selection');
  const all = placesIn(sources);
  const passages = all.map(({ passage }) => passage);
  const language = sources[0]?.language ?? '';
  if (!whole && !asksForSummary(question) && (await asksForSomething(passages, question, language))) {
    const ranked = await rankPassages(passages, question, language);
    const least = (ranked[0]?.score ?? 0) * FALL;
    const nearest = new Set(ranked.slice(0, MOST_NEAREST).flatMap(({ passage, score }) => (score >= least ? [passage] : [])));
    // What the page says twice is shown once.
    const said = new Set<string>();
    return all.filter(({ passage }) => nearest.has(passage) && !said.has(passage.text) && said.add(passage.text));
  }
  // Who has selected something means just that.
  const meant = selections.length > 0 ? placesIn(selections) : all;
  const title = [...sources.map((source) => source.title), question].join('\n');
  const key = new Set(
    await keyPassages(
      meant.map(({ passage }) => passage),
      title,
      language,
      MOST_KEY,
    ),
  );
  return meant.filter(({ passage }) => key.has(passage)).map((excerpt) => brief(excerpt, language));
}

/** A summary's excerpt: the opening sentences of its passage, so that five of them are no wall. */
function brief(excerpt: Excerpt, language: string): Excerpt {
  const { passage } = excerpt;
  const { kind, text } = passage;
  if (kind === 'code' || kind === 'row') return excerpt;
  const [end] = cutsOf(text, language, mostCharacters(text) * BRIEF);
  return { ...excerpt, passage: { ...passage, text: text.slice(0, end).trim() } };
}

function placesIn(sources: readonly ExcerptSource[]): Excerpt[] {
  return sources.flatMap(({ title, text, language, letter, chosen }) =>
    passagesOf(text, language)
      .filter(({ n }) => chosen?.includes(n) ?? true)
      .map((passage) => ({ passage, letter, under: sources.length > 1 ? title : passage.heading })),
  );
}
