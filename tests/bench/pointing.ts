import { browser } from 'wxt/browser';
import type { Answer, PlantedPage } from '@/tests/planted/writer';
import { pointTo } from '@/utils/chat/point-to';
import type { Cited } from '@/utils/core/citations/cited';
import { citationsIn } from '@/utils/core/citations/cited';
import { labelled } from '@/utils/core/citations/labelled';
import { marksFor } from '@/utils/core/citations/marks-for';
import { passagesIn } from '@/utils/core/passages/passages-in';
import { lettersOf } from '@/utils/core/pointing/letters';
import type { SourceFile } from '@/utils/core/rows';
import { page } from '@/utils/readers/page';
import { landedIn } from './landed';

/** How an answer comes to point: by its own mark; by words in quotation marks; by words of the page as its own. */
const WAYS = ['cited', 'quoted', 'matched'] as const;

/** What became of a fact's mark. */
interface Outcome {
  way: (typeof WAYS)[number] | 'misquoted';
  answer: number;
  came:
    | 'landed'
    /** It is gone from the page, and that is said. */
    | 'told-gone'
    /** The reader left it out. */
    | 'unread'
    /** There is no mark. */
    | 'unmarked'
    /** Said not to be in the source. */
    | 'doubted'
    /** Said to be gone, or pointed at another page. */
    | 'gone'
    | 'closed'
    | 'nowhere'
    /** Highlighted in another element. */
    | 'elsewhere'
    /** Highlighted, and not in view. */
    | 'unseen';
  /** What was highlighted instead. */
  words?: string;
  /** From the click to the highlight; ms. */
  ms?: number;
}

const QUESTION = 'What is it, and since when?';

/** Goes to a page, reads it, lets it change, and points at each of its answers in each way. @param url of the page */
async function check(planted: PlantedPage, url: string): Promise<Outcome[]> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('there is no tab');
  const tabId = tab.id;
  await go(tabId, url);
  const source = await page.read({ tabId }, AbortSignal.timeout(20_000));
  const file: SourceFile = { ...source, id: 'f', chatId: 'c', hash: '', readAt: 0 };
  await inTab(tabId, () => void document.documentElement.dispatchEvent(new Event('change')), []);
  const known = new Map<string, Outcome>();
  const outcomes: Outcome[] = [];
  for (const answer of planted.answers) {
    for (const way of WAYS) {
      const cited = way === 'cited' ? citedBy(file, answer) : markedBy(file, said(way, answer.text));
      if (typeof cited === 'string') outcomes.push({ way, answer: answer.id, came: cited });
      for (const each of typeof cited === 'string' ? [] : cited) {
        const key = `${answer.id} ${each.n}`;
        const outcome = known.get(key) ?? (await pointedAt(tabId, file, each.n, answer.id, way));
        known.set(key, outcome);
        const isRight = answer.fate === 'goes' && outcome.came === 'gone';
        outcomes.push({ ...outcome, way, ...(isRight ? { came: 'told-gone' as const } : {}) });
      }
    }
    const wrong = markedBy(file, said('quoted', misquoted(answer.text)));
    outcomes.push({ way: 'misquoted', answer: answer.id, came: wrong === 'doubted' || wrong === 'unmarked' ? wrong : 'elsewhere' });
  }
  return outcomes;
}

async function go(tabId: number, url: string): Promise<void> {
  await browser.tabs.update(tabId, { url });
  for (let tries = 0; tries < 1_000; tries++) {
    const tab = await browser.tabs.get(tabId);
    if (tab.status === 'complete' && tab.url === url) return;
    await new Promise((done) => setTimeout(done, 15));
  }
  throw new Error(`${url} does not come`);
}

async function inTab<A extends unknown[], R>(tabId: number, func: (...args: A) => R, args: A): Promise<NonNullable<Awaited<R>>[]> {
  const target = { tabId, allFrames: true };
  const frames = await browser.scripting.executeScript({ target, world: 'MAIN', func, args, injectImmediately: true });
  return frames.flatMap(({ result }) => (result === undefined || result === null ? [] : [result as NonNullable<Awaited<R>>]));
}

/** The citation of a model that looks for the words in what it was sent: of the passage that holds them, or of two that share them. */
function citedBy(file: SourceFile, { text, occurrence }: Answer): Cited[] | 'unread' {
  const wanted = lettersOf(text);
  const sent = new Set(labelled(file.text, passagesIn(file), 'a').map(({ n }) => n));
  const passages = passagesIn(file).filter(({ n }) => sent.has(n));
  const letters = passages.map((passage) => lettersOf(passage.text));
  const one = passages.filter((_, at) => letters[at]?.includes(wanted))[occurrence];
  if (one) return citationsIn(`${text} [a${one.n}]`, new Set('a'));
  const two = passages.find((_, at) => ((letters[at] ?? '') + (letters[at + 1] ?? '')).includes(wanted));
  return two ? citationsIn(`${text} [a${two.n}–a${two.n + 1}]`, new Set('a')) : 'unread';
}

function said(way: (typeof WAYS)[number], text: string): string {
  return way === 'quoted' ? `It is all in one place: “${text}” That is all.` : `It is all in one place.\n\n${text}`;
}

/** Two numbers that the page does not have, and else its words. */
function misquoted(text: string): string {
  return text.replace(/\d+/g, (digits) => String(Number(digits) + 20_000));
}

/** The passages that matching gives an answer that points at nothing itself. */
function markedBy(file: SourceFile, answer: string): Cited[] | 'unmarked' | 'doubted' {
  const passages = passagesIn(file);
  const text = passages.map(({ text: words }) => words).join('\n');
  const marks = marksFor(answer, [{ letter: 'a', passages, text }], [QUESTION, file.title]);
  if (marks.length === 0) return 'unmarked';
  const cited = marks.flatMap((mark) => mark.cited ?? []);
  return cited.length > 0 ? cited : 'doubted';
}

/** Points as the card of a citation does, and looks where that leads. */
async function pointedAt(tabId: number, file: SourceFile, n: number, answer: number, way: Outcome['way']): Promise<Outcome> {
  const passages = passagesIn(file);
  const at = passages.findIndex((passage) => passage.n === n);
  const { id: windowId = null } = await browser.windows.getCurrent();
  const wish = { text: passages[at]?.text ?? '', before: passages[at - 1]?.text ?? '', after: passages[at + 1]?.text ?? '' };
  const begun = performance.now();
  const pointed = await pointTo(file, wish, windowId);
  const ms = performance.now() - begun;
  const lit = await inTab(tabId, landedIn, [answer]);
  const words = lit.map((each) => each.words).join(' … ');
  if (pointed.state !== 'shown') return { way, answer, came: lit.length === 0 ? pointed.state : 'elsewhere', words, ms };
  if (!lit.every(({ isInside }) => isInside) || lit.length !== 1) return { way, answer, came: 'elsewhere', words, ms };
  return { way, answer, came: lit[0]?.isSeen ? 'landed' : 'unseen', words, ms };
}

Reflect.set(window, 'checkPlanted', check);
