import { AppError } from '@/utils/core/faults';

const DOCTYPE = /<!DOCTYPE\s[^[>]*(?:\[([\s\S]*?)\]\s*)?>/i;
const ENTITY = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

const OF_XML = ['amp', 'lt', 'gt', 'quot', 'apos'];

/**
 * A drawing without its document type, the entities of its own written out, as Illustrator names its namespaces. One that stands in others,
 * or in a file elsewhere, is left as nothing.
 * @param most characters that may come of it
 * @throws AppError `file-drawing` where more would
 */
export function withoutEntities(text: string, most: number): string {
  // One that stands in a comment is none, and would hide another.
  const svg = text.replace(/<!--[\s\S]*?-->/g, '');
  const [doctype, subset = ''] = DOCTYPE.exec(svg) ?? [];
  if (doctype === undefined) return svg;
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of subset.matchAll(ENTITY)) {
    const value = double ?? single ?? '';
    values.set(name, value.includes('&') ? '' : value);
  }
  let length = svg.length;
  const rest = svg.replace(doctype, '');
  if (/<!DOCTYPE/i.test(rest)) throw new AppError('file-drawing');
  return rest.replace(/&([\w.:-]+);/g, (reference, name: string) => {
    const value = OF_XML.includes(name) ? reference : (values.get(name) ?? '');
    length += value.length;
    if (length > most) throw new AppError('file-drawing');
    return value;
  });
}
