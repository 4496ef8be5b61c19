import type { Emitter } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import type { Kind, Span } from './kinds';
import type { Language } from './language-names';
import { loadGrammars } from './languages';

/** highlight.js's scopes (https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html) by their first word. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  keyword: 'keyword',
  literal: 'keyword',
  tag: 'keyword',
  'selector-tag': 'keyword',
  section: 'title',
  string: 'string',
  regexp: 'string',
  link: 'string',
  code: 'string',
  number: 'number',
  symbol: 'number',
  bullet: 'number',
  title: 'title',
  'selector-class': 'title',
  'selector-id': 'title',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  variable: 'name',
  'template-variable': 'name',
  type: 'name',
  built_in: 'name',
  params: 'name',
  meta: 'meta',
  addition: 'added',
  deletion: 'removed',
};

/** Collects where the scopes lie, in place of HTML. */
class SpanEmitter implements Emitter {
  readonly spans: Span[] = [];
  readonly #open: (Kind | undefined)[] = [];
  #at = 0;

  startScope(name: string): void {
    // Inside a string, a template's `${…}` is code again, of no colour.
    this.#open.push(name === 'subst' ? undefined : (KIND_OF[name.split('.', 1)[0] ?? ''] ?? this.#open.at(-1)));
  }
  endScope(): void {
    this.#open.pop();
  }
  // What highlight.js itself calls besides, though its types do not say so.
  openNode(name: string): void {
    this.startScope(name);
  }
  closeNode(): void {
    this.endScope();
  }
  addText(text: string): void {
    const start = this.#at;
    this.#at += text.length;
    const kind = this.#open.at(-1);
    if (!kind || !text.trim()) return;
    const last = this.spans.at(-1);
    if (last && last[1] === start && last[2] === kind) this.spans[this.spans.length - 1] = [last[0], this.#at, kind];
    else this.spans.push([start, this.#at, kind]);
  }
  __addSublanguage(emitter: Emitter): void {
    if (!(emitter instanceof SpanEmitter)) return;
    for (const [start, end, kind] of emitter.spans) this.spans.push([start + this.#at, end + this.#at, kind]);
    this.#at += emitter.#at;
  }
  finalize(): void {
    // Nothing is left open: `startScope` and `endScope` come in pairs.
  }
  toHTML(): string {
    return '';
  }
}

hljs.configure({ __emitter: SpanEmitter });

/** Finds what the stretches of a code are. It cannot be stopped on its way: for workers. */
export async function findSpans(code: string, language: Language): Promise<readonly Span[]> {
  for (const [name, grammar] of await loadGrammars(language)) if (!hljs.getLanguage(name)) hljs.registerLanguage(name, grammar);
  const { _emitter: found } = hljs.highlight(code, { language, ignoreIllegals: true });
  return found instanceof SpanEmitter ? found.spans : [];
}
