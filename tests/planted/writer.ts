import { type Language, type Speech, speeches } from './speech';

/** A fact that a page holds once, in one element that has its number in `data-answer`. */
export interface Answer {
  id: number;
  /** Plain words, as they are read. */
  text: string;
  /** Which one is meant where its words stand several times; from 0. */
  occurrence: number;
  /** What becomes of it after the page is read. */
  fate: 'stays' | 'changes' | 'goes';
}

/** A page with planted answers. */
export interface PlantedPage {
  kind: string;
  path: string;
  language: Language;
  /** HTML by path: the page, and the documents in it. */
  files: Record<string, string>;
  answers: Answer[];
}

/** Writes one page; two writers with the same seed write the same. */
export class Writer {
  readonly answers: Answer[] = [];
  readonly files: Record<string, string> = {};
  private readonly speech: Speech;
  private state: number;

  /** @param elsewhere the address that a path of this page has on another site */
  constructor(
    seed: number,
    readonly language: Language,
    readonly path: string,
    readonly elsewhere: (path: string) => string,
  ) {
    this.state = seed;
    this.speech = speeches[language];
  }

  /** A number from 0 to before another. Numerical Recipes' generator. */
  chance(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * most);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.chance(list.length)] as T;
  }

  sentence(): string {
    const { filler, ends = [''] } = this.speech;
    return this.filled(this.pick(filler).replace('{end}', this.pick(ends)));
  }

  sentences(count: number): string {
    return Array.from({ length: count }, () => this.sentence()).join(this.speech.gap);
  }

  paragraphs(count: number): string {
    return Array.from({ length: count }, () => `<p>${this.sentences(2 + this.chance(4))}</p>`).join('\n');
  }

  /** A fact and the attribute of the element that holds it. */
  fact(fate: Answer['fate'] = 'stays', occurrence = 0): { text: string; at: string } {
    const template = this.speech.facts[this.answers.length % this.speech.facts.length] ?? '';
    const answer = { id: this.answers.length + 1, text: this.filled(template), occurrence, fate };
    this.answers.push(answer);
    return { text: answer.text, at: ` data-answer="${answer.id}"` };
  }

  /** A paragraph that holds a fact among other sentences. */
  factParagraph(fate?: Answer['fate']): string {
    const { text, at } = this.fact(fate);
    const { gap } = this.speech;
    return `<p${at}>${this.sentences(1 + this.chance(2))}${gap}${text}${gap}${this.sentence()}</p>`;
  }

  name(): string {
    return this.pick(this.speech.who);
  }

  place(): string {
    return this.pick(this.speech.where);
  }

  document(body: string, head = ''): string {
    const direction = this.speech.isRightToLeft ? ' dir="rtl"' : '';
    return `<!doctype html>
<html lang="${this.language}"${direction}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${this.place()} ${this.path}</title>
<style>body { font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 46em }</style>${head}</head>
<body>${body}</body>
</html>`;
  }

  private filled(template: string): string {
    return template
      .replace(/\{who\}/g, () => this.name())
      .replace(/\{where\}/g, () => this.place())
      .replace(/\{year\}/g, () => String(1700 + this.chance(300)))
      .replace(/\{n\}/g, () => String(11 + this.chance(9_000)));
  }
}
