import type { Box } from '@/utils/core/reading/box';
import { texFrom } from './mathml';
import { attributeOf, nextOf } from './nodes';

/** A formula as TeX, as its author wrote it where that is in the page; undefined for what is no formula. */
export function texOf(element: Element, tag: string, box: Box): string | undefined {
  const classes = attributeOf(element, 'class') ?? '';
  if (
    tag === 'mjx-container' ||
    /\b(?:MathJax_Display|MathJax|MathJax_SVG)\b/.test(classes) ||
    /\bkatex(?:-display)?\b/.test(classes) ||
    tag === 'math'
  ) {
    const isDisplay =
      /katex-display|MathJax_Display/.test(classes) ||
      attributeOf(element, 'display') === 'block' ||
      attributeOf(element, 'display') === 'true';
    const tex = (annotation(element) ?? scriptBeside(element) ?? drawnOf(element))?.trim();
    if (!tex) return undefined;
    box.tag = 'math';
    // It stands in its line, however the browser calls that.
    if (tag === 'math' && !isDisplay) box.inline = true;
    box.facts = { type: isDisplay ? 'block' : 'inline' };
    return tex;
  }
  return undefined;
}

function annotation(element: Element): string | undefined {
  const math = element.localName === 'math' ? element : element.querySelector('math');
  return (
    math?.querySelector('annotation[encoding*="tex" i]')?.textContent ??
    attributeOf(element, 'data-tex') ??
    math?.getAttribute('alttext') ??
    undefined
  );
}

/** MathJax 2 keeps what it drew in a script after the drawing. */
function scriptBeside(element: Element): string | undefined {
  const next = nextOf(element);
  return next?.matches('script[type^="math/tex"]') ? (next.textContent ?? undefined) : undefined;
}

/** MathJax 3 leaves no TeX behind, but MathML for those who listen. */
function drawnOf(element: Element): string | undefined {
  const math = element.localName === 'math' ? element : element.querySelector('math');
  return math ? texFrom(math) : undefined;
}
