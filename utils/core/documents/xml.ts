import { DOMParser } from 'linkedom/worker';
import { AppError } from '@/utils/core/faults';
import { isTooDeep } from './depth';
import { xmlText } from './unzip';

/** Bytes of a part whose tree is built. */
export const MOST_XML = 16 * 1024 * 1024;

/**
 * The tree of an XML part; entities that it declares are not expanded.
 * @throws AppError `file-broken` where the part is missing, `file-large`
 */
export function xmlTree(bytes: Uint8Array | undefined): Element {
  if (!bytes) throw new AppError('file-broken');
  if (bytes.length >= MOST_XML) throw new AppError('file-large');
  const text = xmlText(bytes);
  if (isTooDeep(text, true)) throw new AppError('file-broken');
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new AppError('file-broken');
  return root as unknown as Element;
}

/** The elements of this name below, with its prefix: `a:t`. */
export function allNamed(element: Element, name: string): Element[] {
  return [...element.getElementsByTagName(name)];
}

/** Where a part refers to another: `../media/a.png` of `ppt/slides/slide1.xml` is `ppt/media/a.png`. */
export function resolvePath(from: string, path: string): string {
  return decodeURIComponent(new URL(path, `file:///${from}`).pathname.slice(1));
}

/** The targets of a part's relations by their ids. */
export function relationsOf(parts: ReadonlyMap<string, Uint8Array>, part: string): Map<string, { target: string; type: string }> {
  const bytes = parts.get(part.replace(/([^/]*)$/, '_rels/$1.rels'));
  if (!bytes) return new Map();
  return new Map(
    allNamed(xmlTree(bytes), 'Relationship')
      .filter((each) => each.getAttribute('TargetMode') !== 'External')
      .map((each) => [
        each.getAttribute('Id') ?? '',
        { target: resolvePath(part, each.getAttribute('Target') ?? ''), type: each.getAttribute('Type') ?? '' },
      ]),
  );
}
