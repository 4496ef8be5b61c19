import temml from 'temml';
import 'temml/dist/Temml-Local.css';
import { createElement, type ReactNode } from 'react';

/** How deep a formula may be nested: 400 fractions in one another took 0.4 s. */
const MAX_NESTED = 40;
/** What a formula may ask for, in em. */
const MAX_EM = 40;
const MAX_EXPANSIONS = 200;
/** Formulas whose drawing is kept, as a growing tail asks for the same ones again and again. */
const MAX_KEPT = 500;

const ELEMENTS = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts mstyle mpadded mphantom menclose mtable mtr mtd'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'display displaystyle scriptlevel mathvariant form fence separator stretchy symmetric largeop movablelimits accent accentunder minsize maxsize lspace rspace linethickness width height depth voffset notation columnalign rowspan columnspan'.split(
    ' ',
  ),
);
const STYLES =
  /^(?:padding(?:Left|Right|Top|Bottom)?|margin(?:Left|Right)?|width|height|color|mathDepth|mathStyle|border(?:Left|Right|Top|Bottom)?)$/;
/** No function of CSS and no address. */
const PLAIN_VALUE = /^[\w\s.%#+-]*$/;

/** The library's own tree. It is not told to its users as a type, so what is taken from it is checked here. */
interface MathsNode {
  type?: unknown;
  text?: unknown;
  attributes?: Record<string, unknown>;
  classes?: readonly unknown[];
  style?: Record<string, unknown>;
  children?: readonly MathsNode[];
}

const drawn = new Map<string, ReactNode>();

/**
 * A formula as MathML, which browsers draw and read out by themselves. Only elements and attributes named here come out; the library may follow
 * no link and load nothing (`trust: false`).
 * @param tex at most 2,000 characters
 * @returns null where it cannot be read
 */
export function drawMaths(tex: string, display: boolean): ReactNode | null {
  const key = `${display} ${tex}`;
  const kept = drawn.get(key);
  if (kept !== undefined) return kept;
  const node = isTooDeep(tex) ? null : draw(tex, display);
  if (drawn.size >= MAX_KEPT) drawn.clear();
  drawn.set(key, node);
  return node;
}

/** Whether it has been drawn before, so that drawing costs nothing. */
export const isDrawn = (tex: string, display: boolean) => drawn.has(`${display} ${tex}`);

function draw(tex: string, display: boolean): ReactNode | null {
  try {
    const tree: MathsNode = temml.__renderToMathMLTree(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxSize: [MAX_EM, MAX_EM],
      maxExpand: MAX_EXPANSIONS,
    });
    return element(tree, 0);
  } catch {
    // Not maths after all, or half of it: its source is shown.
    return null;
  }
}

function isTooDeep(tex: string): boolean {
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\.|[{}[\]]/g)) {
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    if (depth > MAX_NESTED) return true;
  }
  return (tex.match(/\\(?:left|begin|over|sqrt|frac)\b/g)?.length ?? 0) > 4 * MAX_NESTED;
}

function element(node: MathsNode, at: number): ReactNode {
  if (typeof node.text === 'string') return node.text;
  const children = (node.children ?? []).map(element);
  const { type } = node;
  if (typeof type !== 'string' || !ELEMENTS.has(type)) return createElement('mrow', { key: at }, ...children);
  const props: Record<string, unknown> = { key: at };
  for (const [name, value] of Object.entries(node.attributes ?? {})) if (ATTRIBUTES.has(name)) props[name] = String(value);
  const classes = node.classes?.filter((name) => typeof name === 'string' && /^[\w-]+$/.test(name)) ?? [];
  if (classes.length > 0) props['className'] = classes.join(' ');
  const style = Object.entries(node.style ?? {}).filter(([name, value]) => STYLES.test(name) && PLAIN_VALUE.test(String(value)));
  if (style.length > 0) props['style'] = Object.fromEntries(style);
  return createElement(type, props, ...children);
}
