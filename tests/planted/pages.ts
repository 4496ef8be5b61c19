import * as built from './built-kinds';
import type { Language } from './speech';
import * as still from './still-kinds';
import { type PlantedPage, Writer } from './writer';

interface Make {
  name: string;
  write: still.Kind;
  pages: number;
  /** Taken in turns. */
  languages?: readonly Language[];
}

const MAKES: readonly Make[] = [
  { name: 'articles', write: still.article, pages: 9, languages: ['en', 'de'] },
  { name: 'encyclopaedia, words linked', write: still.encyclopaedia, pages: 9, languages: ['en', 'fr'] },
  { name: 'product pages', write: still.product, pages: 9 },
  { name: 'forum threads', write: still.forum, pages: 9 },
  { name: 'comments that quote the answer', write: still.quoting, pages: 8 },
  { name: 'documentation with code', write: still.documentation, pages: 9 },
  { name: 'tables', write: still.tables, pages: 9, languages: ['en', 'es'] },
  { name: 'lists', write: still.lists, pages: 9 },
  { name: 'frames of the same site', write: built.ownFrames, pages: 9 },
  { name: 'frames of another site', write: built.otherFrames, pages: 9 },
  { name: 'shadow trees', write: built.shadows, pages: 9 },
  { name: 'apps, drawn anew after reading', write: built.redrawn, pages: 9 },
  { name: 'feeds that grew after reading', write: built.feed, pages: 8 },
  { name: 'answers reworded after reading', write: built.reworded, pages: 8 },
  { name: 'answers taken away after reading', write: built.removed, pages: 8 },
  { name: 'German, French, Spanish, Russian', write: still.languages, pages: 8, languages: ['de', 'fr', 'es', 'ru'] },
  { name: 'Arabic, Hebrew', write: still.languages, pages: 8, languages: ['ar', 'he'] },
  { name: 'Chinese, Japanese, Korean, Thai', write: still.eastAsia, pages: 12, languages: ['zh', 'ja', 'ko', 'th'] },
  { name: 'the same sentence four times', write: still.likes, pages: 8 },
  { name: 'long pages', write: still.long, pages: 6, languages: ['en', 'ru', 'zh'] },
  { name: 'words split over many elements', write: still.splinters, pages: 7 },
  { name: 'boxes that scroll, bars that stay', write: built.scrollers, pages: 8 },
  { name: 'folded away', write: built.folded, pages: 6 },
  { name: 'not laid out until near', write: built.unrendered, pages: 6 },
];

/**
 * Two hundred pages of different make, each with two planted answers; always the same.
 * @param elsewhere the address that a path has on another site
 */
export function plantedPages(elsewhere: (path: string) => string): PlantedPage[] {
  return MAKES.flatMap(({ name, write, pages, languages = ['en'] }, make) =>
    Array.from({ length: pages }, (_, at) => {
      const writer = new Writer(1_000 * make + at + 1, languages[at % languages.length] ?? 'en', `/${make}-${at}`, elsewhere);
      write(writer);
      const { path, language, files, answers } = writer;
      return { kind: name, path, language, files, answers };
    }),
  );
}
