import { ACCENTED, characterKinds, DIGIT, FAR_ACCENTED, HALF, INDIC, LINE_END, LOWER, SIGN, SPACE, UPPER } from './character-kinds';
import { TOKEN_COSTS, type TokenCosts, type Vocabulary } from './token-costs';

/**
 * The tokens of a text, within a tenth of what o200k or Llama 3 make of a page. It is cut as their own first step cuts it (words with the
 * space before them, numbers in threes, runs of signs, runs of space), and each piece costs what its script and length cost on average.
 * @param vocabulary o200k where nobody knows; Llama makes at most a tenth more of English, Russian, Chinese and code than is said for it
 */
export function estimateTokens(text: string, vocabulary: Vocabulary = 'o200k'): number {
  return Math.ceil(new Walk(text, TOKEN_COSTS[vocabulary]).tokens());
}

/** Of its words, English has so many at least that are “the”, “and” or “of”; code has so many signs for each word. */
const ENGLISH = 0.04;
const CODE = 0.4;
/** Of the words of other languages in Latin letters, so many have an accent; where few do, it takes some words to be sure. */
const ACCENTED_WORDS = 0.03;
const FEW_WORDS = 20;
const MANY_WORDS = 80;
/** Letters of a usual word, which is one token in any language. */
const SHORT = 4;
/** A word of more letters is none: ciphers, runs without spaces. Each letter beyond costs so much. */
const LONG = 20;
const NO_WORD = 0.4;
/** Tokens for a long word without a space before it, and for each capital of an abbreviation beyond the second. */
const BARE = 0.2;
const CAPITAL = 0.33;
/** Tokens for each sign of a run beyond the second, and for each that is not ASCII beyond the first; one sign again and again is one. */
const MIXED_SIGN = 0.35;
const WIDE_AGAIN = 0.6;
const SAME_SIGNS = 16;

const [A = 0, F = 0, H = 0, N = 0, O = 0, T = 0] = [...'afhnot'].map((letter) => letter.charCodeAt(0));

/** One walk over a text, from piece to piece. */
class Walk {
  private readonly kinds = characterKinds();
  private at = 0;
  private sum = 0;
  private words = 0;
  private little = 0;
  private accented = 0;
  private signs = 0;
  /** Letters beyond those of short words: what they cost shows when it is known whether the text is English. */
  private letters = 0;
  private afterSpace = false;
  private afterSign = false;

  constructor(
    private readonly text: string,
    private readonly costs: TokenCosts,
  ) {}

  tokens(): number {
    const { costs } = this;
    while (this.at < this.text.length) {
      const kind = this.kindAt(this.at);
      if (kind === SPACE) this.takeSpace();
      else if (kind === LINE_END) this.takeLineEnd();
      else {
        if (kind >= SIGN) this.takeSigns();
        else if (kind === DIGIT) this.sum += Math.ceil(this.run(DIGIT, DIGIT) / 3);
        else if (kind <= FAR_ACCENTED) this.takeLatin();
        else if (kind <= INDIC) this.takeSpaced(kind);
        else this.sum += this.run(kind, kind) * (costs.unspaced[kind] ?? 1);
        this.afterSign = kind >= SIGN;
        this.afterSpace = false;
      }
    }
    return this.sum + this.letters * (costs.english + this.foreignness() * (costs.foreign - costs.english));
  }

  private kindAt(at: number): number {
    return at < this.text.length ? (this.kinds[this.text.charCodeAt(at)] as number) : LINE_END;
  }

  /** Goes to where these kinds end; returns how far that was. */
  private run(from: number, to: number): number {
    const { text, kinds, at: start } = this;
    let at = start;
    for (; at < text.length; at++) {
      const kind = kinds[text.charCodeAt(at)] as number;
      if (kind < from || kind > to) break;
    }
    this.at = at;
    return at - start;
  }

  /** One space goes with the word or the signs after it, a longer run is one token, and nothing goes with a number. */
  private takeSpace(): void {
    const length = this.run(SPACE, SPACE);
    const next = this.kindAt(this.at);
    if (next !== LINE_END) this.sum += (length > 1 ? 1 : 0) + (next === DIGIT ? 1 : 0);
    else if (this.at >= this.text.length) this.sum += 1;
    this.afterSpace = true;
    this.afterSign = false;
  }

  /** Line ends and the spaces between them are one token, or go with the signs before them. */
  private takeLineEnd(): void {
    let end = this.at + 1;
    for (let at = end; at < this.text.length && this.kindAt(at) <= LINE_END; at++) if (this.kindAt(at) === LINE_END) end = at + 1;
    this.at = end;
    if (!this.afterSign) this.sum += 1;
    this.afterSpace = false;
    this.afterSign = false;
  }

  /** One word: capitals that stand together, then a capital and small letters; `innerHTML` is two words. */
  private takeLatin(): void {
    const start = this.at;
    const capitals = this.kindAt(start) === UPPER ? this.run(UPPER, UPPER) : 0;
    const low = this.runLow();
    const abbreviation = capitals > 1 ? capitals - (low > 0 ? 1 : 0) : 0;
    if (abbreviation > 0) this.sum += 1 + CAPITAL * Math.max(0, abbreviation - 2);
    const length = capitals - abbreviation + low;
    if (length === 0) return;
    this.words++;
    this.sum += length > SHORT && !this.afterSpace ? 1 + BARE : 1;
    if (length > SHORT) this.letters += length - SHORT;
    if (length > LONG) this.sum += (length - LONG) * NO_WORD;
    if (length <= 3 && length > 1 && capitals === 0 && this.isLittle(start, length)) this.little++;
  }

  private runLow(): number {
    const { text, kinds, at: start } = this;
    let at = start;
    let kind = LOWER;
    let accents = 0;
    for (; at < text.length; at++) {
      kind = kinds[text.charCodeAt(at)] as number;
      if (kind === LOWER) continue;
      if (kind !== ACCENTED && kind !== FAR_ACCENTED) break;
      accents++;
      this.sum += kind === ACCENTED ? this.costs.accent : this.costs.farAccent;
    }
    this.at = at;
    if (accents > 0) this.accented++;
    return at - start;
  }

  /** By its first two letters: no other short word begins like that as often. */
  private isLittle(at: number, length: number): boolean {
    const first = this.text.charCodeAt(at);
    const second = this.text.charCodeAt(at + 1);
    if (length === 2) return first === O && second === F;
    return (first === T && second === H) || (first === A && second === N);
  }

  private takeSpaced(kind: number): void {
    const [short, each] = this.costs.spaced[kind] ?? [1, 1];
    this.sum += 1 + Math.max(0, this.run(kind, kind) - short) * each;
  }

  /** A single sign goes with the word after it. */
  private takeSigns(): void {
    const start = this.at;
    const first = this.text.charCodeAt(start);
    let wide = 0;
    let isSame = true;
    for (; this.at < this.text.length; this.at++) {
      const kind = this.kindAt(this.at);
      if (kind < SIGN) break;
      if (kind === HALF) this.sum += this.costs.unspaced[HALF] ?? 1;
      else if (kind > SIGN) wide++;
      if (this.text.charCodeAt(this.at) !== first) isSame = false;
    }
    const next = this.kindAt(this.at);
    const ascii = this.at - start - wide;
    this.signs += ascii;
    if (this.at - start === 1 && !this.afterSpace && next > DIGIT && next <= INDIC) return;
    if (wide > 0) this.sum += 1 + (wide - 1) * WIDE_AGAIN + ascii * MIXED_SIGN;
    else this.sum += isSame ? Math.ceil(ascii / SAME_SIGNS) : 1 + Math.max(0, ascii - 2) * MIXED_SIGN;
  }

  /** Whether the words in Latin letters are those of another language than English, 0 to 1. */
  private foreignness(): number {
    const { words, little, accented, signs } = this;
    const english = little / (words || 1) / ENGLISH;
    if (english >= 1 || words === 0) return 0;
    const byAccents = accented / words / ACCENTED_WORDS;
    const byLack = signs > words * CODE ? 0 : ((words - FEW_WORDS) / (MANY_WORDS - FEW_WORDS)) * (1 - english);
    return Math.max(0, Math.min(1, Math.max(byAccents, byLack)));
  }
}
