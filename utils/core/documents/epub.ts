import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import { bytesOf, type Document } from './document';
import { htmlToMarkdown } from './html-to-markdown';
import { unzip, xmlText } from './unzip';
import { allNamed, MOST_XML, resolvePath, xmlTree } from './xml';

/** Books: their chapters in the order of the spine. https://www.w3.org/TR/epub-33/ */
export async function parse(file: File): Promise<Document> {
  const parts = unzip(await bytesOf(file), (name) => (/\.(?:xml|opf|ncx|x?html?)$/i.test(name) ? MOST_XML : 0));
  const [rootfile] = allNamed(xmlTree(parts.get('META-INF/container.xml')), 'rootfile');
  const packagePath = rootfile?.getAttribute('full-path') ?? '';
  const book = xmlTree(parts.get(packagePath));
  const items = new Map(allNamed(book, 'item').map((item) => [item.getAttribute('id') ?? '', item]));
  const pathOf = (item: Element | undefined) => resolvePath(packagePath, item?.getAttribute('href') ?? '');
  const said = (name: string) => allNamed(book, name)[0]?.textContent?.trim() ?? '';
  const toc = [...items.values()].find((item) => item.getAttribute('media-type') === 'application/x-dtbncx+xml');
  const titles = toc ? chapterTitles(parts.get(pathOf(toc)), pathOf(toc)) : new Map<string, string>();

  const chapters: string[] = [];
  let length = 0;
  let cut = false;
  for (const reference of allNamed(book, 'itemref')) {
    const item = items.get(reference.getAttribute('idref') ?? '');
    const bytes = parts.get(pathOf(item));
    // The table of contents repeats what follows.
    if (!bytes || item?.getAttribute('properties')?.split(' ').includes('nav')) continue;
    cut = length > MOST_PAGE_TEXT;
    if (cut) break;
    const { text } = htmlToMarkdown(xmlText(bytes));
    if (!text) continue;
    const title = titles.get(pathOf(item));
    chapters.push(title && !/^#/m.test(text.slice(0, 500)) ? `## ${title}\n\n${text}` : text);
    length += text.length;
  }
  const title = said('dc:title');
  return { text: [...(title ? [`# ${title}`] : []), ...chapters].join('\n\n'), cut, language: said('dc:language') };
}

/** The names of the chapters by their files, as the older table of contents has them. */
function chapterTitles(bytes: Uint8Array | undefined, path: string): Map<string, string> {
  if (!bytes) return new Map();
  const entries = allNamed(xmlTree(bytes), 'navPoint').map((point): [string, string] => [
    resolvePath(path, (allNamed(point, 'content')[0]?.getAttribute('src') ?? '').replace(/#.*/, '')),
    allNamed(point, 'text')[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  ]);
  // A file that holds several is called by the first.
  return new Map(entries.reverse());
}
