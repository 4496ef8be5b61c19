import { everywhere } from '@/entrypoints/read-page/everywhere';

export interface Loosened {
  /** Hides what is fixed to the view, also what came since. @returns whether there was any */
  hideFixed(): boolean;
  /** Gives all their own styles back. */
  restore(): void;
}

/**
 * Lets go of what sticks to the view, so that each is seen in its own place and once, and keeps the page from scrolling by itself.
 * @param scroller what it scrolls in, and whatever holds it, stays
 */
export function loosen(scroller: Element): Loosened {
  const before: { own: CSSStyleDeclaration; name: string; value: string; priority: string }[] = [];
  const changed = new Set<Element>();

  function set(element: Element, styles: Record<string, string>): void {
    const own: unknown = Reflect.get(element, 'style');
    // A form may have a field of that name.
    if (changed.has(element) || !(own instanceof CSSStyleDeclaration)) return;
    changed.add(element);
    for (const [name, value] of Object.entries(styles)) {
      before.push({ own, name, value: own.getPropertyValue(name), priority: own.getPropertyPriority(name) });
      own.setProperty(name, value, 'important');
    }
  }

  function each(position: 'sticky' | 'fixed', change: (element: Element) => void): void {
    for (const element of everywhere('*')) {
      if (getComputedStyle(element).position === position && !element.contains(scroller)) change(element);
    }
  }

  set(scroller, { 'scroll-behavior': 'auto', 'scroll-snap-type': 'none', 'overflow-anchor': 'none' });
  // One by one: a shorthand has no value to be put back where only a part of it was set.
  each('sticky', (element) => set(element, { position: 'relative', top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' }));
  return {
    hideFixed() {
      const { size } = changed;
      each('fixed', (element) => set(element, { visibility: 'hidden', 'transition-property': 'none' }));
      return changed.size > size;
    },
    restore() {
      for (const { own, name, value, priority } of before.reverse()) own.setProperty(name, value, priority);
    },
  };
}
