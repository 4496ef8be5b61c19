import { attributeOf, nameOf } from './nodes';

/** What stands over and under, by the sign it is. */
const ACCENTS: Record<string, string> = {
  '¯': 'bar',
  '‾': 'overline',
  '^': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '→': 'vec',
  '⃗': 'vec',
  '˙': 'dot',
  '¨': 'ddot',
};
/** Formulas nested deeper than any. */
const MOST_DEPTH = 60;

/** Presentation MathML as TeX; signs stay the signs they are, as TeX's Unicode engines take them. https://www.w3.org/TR/mathml-core/ */
export function texFrom(element: Element, depth = 0): string {
  if (depth > MOST_DEPTH) return '';
  const name = nameOf(element);
  const parts = [...element.children].filter((part) => !/^annotation/.test(nameOf(part)));
  const tex = (at: number) => (parts[at] ? texFrom(parts[at], depth + 1) : '');
  const all = () => parts.map((part) => texFrom(part, depth + 1)).join('');
  const sub = (at: number) => (tex(at) ? `_{${tex(at)}}` : '');
  const sup = (at: number) => (tex(at) ? `^{${tex(at)}}` : '');
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
      return signs(element.textContent ?? '', name);
    case 'mtext':
    case 'ms':
      return `\\text{${(element.textContent ?? '').trim()}}`;
    case 'mspace':
      return ' ';
    case 'mphantom':
      return '';
    case 'mfrac':
      return attributeOf(element, 'linethickness')?.startsWith('0') ? `\\binom{${tex(0)}}{${tex(1)}}` : `\\frac{${tex(0)}}{${tex(1)}}`;
    case 'msqrt':
      return `\\sqrt{${all()}}`;
    case 'mroot':
      return `\\sqrt[${tex(1)}]{${tex(0)}}`;
    case 'msub':
    case 'munder':
      return `${tex(0)}${sub(1)}`;
    case 'msup':
      return `${tex(0)}${sup(1)}`;
    case 'mover':
      return ACCENTS[tex(1)] ? `\\${ACCENTS[tex(1)]}{${tex(0)}}` : `${tex(0)}${sup(1)}`;
    case 'msubsup':
    case 'munderover':
      return `${tex(0)}${sub(1)}${sup(2)}`;
    case 'mfenced':
      return `${attributeOf(element, 'open') ?? '('}${parts.map((_, at) => tex(at)).join(', ')}${attributeOf(element, 'close') ?? ')'}`;
    case 'mtable':
      return `\\begin{matrix}${parts.map((_, at) => tex(at)).join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return parts.map((_, at) => tex(at)).join(' & ');
    case 'semantics':
      return tex(0);
    default:
      return all();
  }
}

/** Names of several letters are functions; what TeX takes for its own is escaped. */
function signs(text: string, name: string): string {
  const clean = text.replace(/[\u2061-\u2064]/g, '').trim();
  if (name === 'mi' && /^[A-Za-z]{2,}$/.test(clean)) return `\\operatorname{${clean}}`;
  return clean.replace(/[%#&$_{}]/g, '\\$&');
}
