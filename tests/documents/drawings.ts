import type { Hostile } from './hostile';
import { pngDeclaring } from './pictures';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));
const NS = 'xmlns="http://www.w3.org/2000/svg"';

/** A use of ten uses of ten uses. */
export function usesOfUses(): string {
  const layers = [...'bcdefghij'].map((id, at) => `<g id="${id}">${`<use href="#${'abcdefghi'[at]}"/>`.repeat(10)}</g>`);
  return `<svg ${NS} viewBox="0 0 9 9"><defs><circle id="a" r="1"/>${layers.join('')}</defs><use href="#j"/></svg>`;
}

/** Few elements, each masked by a rule with many. */
function masked(): string {
  const mask = `<mask id="m">${'<rect width="9" height="9" fill="#fff"/>'.repeat(2_000)}</mask>`;
  return `<svg ${NS} viewBox="0 0 9 9"><style>.a { mask: url("#m") }</style>${mask}${'<path class="a" d="M0 0h9v9"/>'.repeat(500)}</svg>`;
}

/** Drawings that would harm who draws them. */
export function hostileDrawings(): Hostile[] {
  const entities = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(100_000)}">]>`;
  const held = `data:image/png;base64,${Buffer.from(pngDeclaring(50_000, 50_000)).toString('base64')}`;
  const inner = `data:image/svg+xml;base64,${Buffer.from(usesOfUses()).toString('base64')}`;
  return [
    {
      name: 'entities.svg',
      bytes: () => utf8(`${entities}<svg ${NS}><text>${'&a;'.repeat(1_000)}</text></svg>`),
      ends: { fault: 'file-drawing' },
    },
    { name: 'uses.svg', bytes: () => utf8(usesOfUses()), ends: { fault: 'file-drawing' } },
    {
      name: 'uses-hidden.svg',
      bytes: () =>
        utf8(
          usesOfUses()
            .replaceAll('"#', '" #%6')
            .replace(/#%6([a-j])/g, (_, id) => `#%6${'abcdefghij'.indexOf(id) + 1}`),
        ),
      ends: { fault: 'file-drawing' },
    },
    {
      name: 'blurs.svg',
      bytes: () =>
        utf8(`<svg ${NS}><style>rect:not(.z) { filter: blur(80px) }</style>${'<rect width="9" height="9"/>'.repeat(3_000)}</svg>`),
      ends: { fault: 'file-drawing' },
    },
    {
      name: 'doctypes.svg',
      bytes: () => utf8(`<!--<!DOCTYPE a>--><!DOCTYPE svg [<!ATTLIST g x CDATA "1">]><!DOCTYPE b><svg ${NS}/>`),
      ends: { fault: 'file-drawing' },
    },
    {
      name: 'styled.svg',
      bytes: () => utf8(`<svg ${NS}><style>rect { fill: url(${held}) }</style><rect width="9" height="9"/></svg>`),
      ends: { fault: 'file-drawing' },
    },
    { name: 'masks.svg', bytes: () => utf8(masked()), ends: { fault: 'file-drawing' } },
    { name: 'deep.svg', bytes: () => utf8(`<svg ${NS}>${'<g>'.repeat(100_000)}`), ends: { fault: 'file-drawing' } },
    { name: 'inner.svg', bytes: () => utf8(`<svg ${NS}><image href="${inner}"/></svg>`), ends: { fault: 'file-drawing' } },
    { name: 'held.svg', bytes: () => utf8(`<svg ${NS}><image href="${held}" width="9"/></svg>`), ends: { fault: 'file-picture-large' } },
    {
      name: 'huge.svg',
      bytes: () => utf8(`<svg ${NS} width="1e9" height="5e8"><rect width="9"/></svg>`),
      ends: { says: 'width="2576" height="1288"' },
    },
    { name: 'zero.svg', bytes: () => utf8(`<svg ${NS} width="0" height="0"><rect width="9"/></svg>`), ends: { fault: 'file-broken' } },
    { name: 'empty.svg', bytes: () => utf8('  \n'), ends: { fault: 'file-empty' } },
    { name: 'other.svg', bytes: () => utf8('<html><body>No drawing</body></html>'), ends: { fault: 'file-broken' } },
  ];
}
