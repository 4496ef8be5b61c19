import { bytesOf, type Document } from '@/utils/core/documents/document';
import { markdownTable } from '@/utils/core/documents/markdown-table';
import { unzip } from '@/utils/core/documents/unzip';
import { allNamed, relationsOf, xmlTree } from '@/utils/core/documents/xml';
import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import { readSheet } from './sheet';
import { readStrings } from './strings';
import { dateStyles } from './styles';

const BOOK = 'xl/workbook.xml';
/** Bytes of one part; of a longer sheet the first rows are read. The words of all sheets stand in one part. */
const MOST = { sheet: 24 * 1024 * 1024, strings: 40 * 1024 * 1024 } as const;

/** Excel's workbooks: each sheet under its name as a table, formulas by their results. What is hidden stays out. */
export async function parse(file: File): Promise<Document> {
  const parts = unzip(await bytesOf(file), (name) => {
    if (!/\.(?:xml|rels)$/.test(name) || /^xl\/(?:theme|drawings|charts|media|pivot)/.test(name)) return 0;
    return name.endsWith('sharedStrings.xml') ? MOST.strings : MOST.sheet;
  });
  const book = xmlTree(parts.get(BOOK));
  const relations = relationsOf(parts, BOOK);
  const partOf = (type: string) => parts.get([...relations.values()].find((each) => each.type.endsWith(type))?.target ?? '');
  const strings = readStrings(partOf('/sharedStrings'));
  const dates = dateStyles(partOf('/styles'), allNamed(book, 'workbookPr')[0]?.getAttribute('date1904') ?? '');
  const texts: string[] = [];
  let room = MOST_PAGE_TEXT;
  let cut = false;
  for (const sheet of allNamed(book, 'sheet')) {
    const bytes = parts.get(relations.get(sheet.getAttribute('r:id') ?? '')?.target ?? '');
    if (!bytes || /hidden/i.test(sheet.getAttribute('state') ?? '')) continue;
    const { rows, isWhole } = readSheet(bytes, { strings, dates, room });
    const table = markdownTable(rows);
    if (table) texts.push(`## ${sheet.getAttribute('name')}\n\n${table}`);
    room -= table.length;
    cut ||= !isWhole || bytes.length >= MOST.sheet || room <= 0;
    if (room <= 0) break;
  }
  return { text: texts.join('\n\n'), cut };
}
