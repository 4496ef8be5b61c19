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
export function withoutEntities(svg: string, most: number): string {
  const [doctype, subset = ''] = DOCTYPE.exec(svg) ?? [];
  if (doctype === undefined) return svg;
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of subset.matchAll(ENTITY)) {
    const value = double ?? single ?? '';
    values.set(name, value.includes('&') ? '' : value);
  }
  let length = svg.length;
  return svg.replace(doctype, '').replace(/&([\w.:-]+);/g, (reference, name: string) => {
    const value = OF_XML.includes(name) ? reference : (values.get(name) ?? '');
    length += value.length;
    if (length > most) throw new AppError('file-drawing');
    return value;
  });
}
