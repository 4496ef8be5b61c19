import { bytesOf, type Document } from './document';
import { markdownTable } from './markdown-table';
import { unzip } from './unzip';
import { allNamed, MOST_XML, relationsOf, xmlTree } from './xml';

const PRESENTATION = 'ppt/presentation.xml';

/** PowerPoint's slides in their order: title, text, tables, and the speaker's notes. */
export async function parse(file: File): Promise<Document> {
  const parts = unzip(await bytesOf(file), (name) => (/\.(?:xml|rels)$/.test(name) ? MOST_XML : 0));
  const relations = relationsOf(parts, PRESENTATION);
  const slides = allNamed(xmlTree(parts.get(PRESENTATION)), 'p:sldId').flatMap((slide) => {
    const path = relations.get(slide.getAttribute('r:id') ?? '')?.target;
    return path && parts.has(path) ? [path] : [];
  });
  const texts = slides.map((path, at) => {
    const notes = [...relationsOf(parts, path).values()].find(({ type }) => type.endsWith('/notesSlide'))?.target;
    const said = notes && parts.has(notes) ? shapesOf(xmlTree(parts.get(notes))).filter(({ kind }) => kind === 'body') : [];
    return slideText(at + 1, shapesOf(xmlTree(parts.get(path))), said);
  });
  return { text: texts.join('\n\n') };
}

interface Shape {
  /** `title`, `ctrTitle`, `body`, `sldNum`, `dt`, `ftr`; empty for what is no placeholder. */
  kind: string;
  text: string;
}

function shapesOf(slide: Element): Shape[] {
  return [...slide.querySelectorAll('p\\:sp, p\\:graphicFrame')].map((shape) => {
    const kind = allNamed(shape, 'p:ph')[0]?.getAttribute('type') ?? '';
    const [table] = allNamed(shape, 'a:tbl');
    return { kind, text: table ? tableText(table) : paragraphs(shape).join('\n\n') };
  });
}

function tableText(table: Element): string {
  return markdownTable(allNamed(table, 'a:tr').map((row) => allNamed(row, 'a:tc').map((cell) => paragraphs(cell).join(' '))));
}

function paragraphs(within: Element): string[] {
  return allNamed(within, 'a:p')
    .map((paragraph) =>
      [...paragraph.querySelectorAll('a\\:t, a\\:br')]
        .map((run) => (run.localName.endsWith('br') ? ' ' : (run.textContent ?? '')))
        .join(''),
    )
    .filter((text) => text.trim() !== '');
}

function slideText(number: number, shapes: readonly Shape[], notes: readonly Shape[]): string {
  const title = shapes.find(({ kind }) => /title/i.test(kind) && kind !== 'subTitle')?.text.replace(/\s+/g, ' ');
  const rest = shapes.filter(({ kind, text }) => text && !/^(?:title|ctrTitle|sldNum|dt|ftr)$/.test(kind)).map(({ text }) => text);
  const said = notes.map(({ text }) => text).filter(Boolean);
  return [`## ${number}${title ? `. ${title}` : ''}`, ...rest, ...said.map((text) => text.replace(/^/gm, '> '))].join('\n\n');
}
