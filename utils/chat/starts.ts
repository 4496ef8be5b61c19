import { actionOf } from '@/utils/actions';
import { type PageKind, pageKind } from '@/utils/core/page-kind';
import type { Prompt } from '@/utils/core/prompts';
import type { Source } from '@/utils/core/rows';

/** What is worth asking about each kind of page, the best first: more than are shown, as some need a model. */
const STARTS: Record<PageKind | 'selection', readonly string[]> = {
  article: ['summarise', 'evidence', 'critique', 'terms'],
  documentation: ['steps', 'terms', 'summarise'],
  product: ['weigh', 'key-points', 'evidence', 'summarise'],
  discussion: ['sides', 'summarise', 'reply', 'key-points'],
  listing: ['compare', 'summarise', 'key-points', 'terms'],
  video: ['summarise', 'key-points', 'quiz', 'terms'],
  mail: ['tasks', 'reply', 'summarise', 'key-points'],
  code: ['explain', 'review', 'terms', 'summarise'],
  paper: ['findings', 'eli5', 'critique', 'terms', 'summarise'],
  other: ['summarise', 'key-points', 'terms'],
  selection: ['explain', 'translate', 'rewrite', 'terms', 'summarise'],
};

const SHOWN = 3;

/** The kind of page a source was read from; undefined for a selection, which may be anything. */
export function kindOf(source: Source): PageKind | undefined {
  return source.kind === 'selection' ? undefined : pageKind(source);
}

/**
 * Three things worth asking about a source, as the user words them.
 * @param hasModel what only a model can answer is left out where there is none
 */
export function startsFor(kind: PageKind | undefined, prompts: readonly Prompt[], hasModel: boolean): Prompt[] {
  return STARTS[kind ?? 'selection']
    .flatMap((id) => prompts.filter((prompt) => prompt.id === id))
    .filter(({ id }) => hasModel || !actionOf(id)?.needsModel)
    .slice(0, SHOWN);
}
