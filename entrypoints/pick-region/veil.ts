import { viewOf } from '@/entrypoints/read-page/view-of';
import { shadowOf } from '@/utils/browser/shadow';
import { TAKES_PINCHED } from '@/utils/browser/takes-pinched';
import { inSight, type Sides } from '@/utils/core/pictures/in-sight';
import type { RegionWords } from '@/utils/core/pictures/region';

const HTML = 'http://www.w3.org/1999/xhtml';

/** What lies over a page while a box is drawn: it dims everything but the box. */
export interface Veil {
  dialog: HTMLDialogElement;
  /** Shows a box, or none yet, and what to do within what is in sight. */
  show(box: Sides | undefined, sight: Sides): void;
  /** Has a look at the page as if it did not lie there: what lies beneath a modal dialog is not to be found. */
  beneath<T>(look: () => T): T;
  /** Says that there was no picture. */
  miss(): void;
  remove(): void;
}

/**
 * Dims the page. A modal dialog: above everything else of the page, its frames and its own dialogs too, and it takes the keyboard. In a closed
 * shadow tree, and with styles of its own alone, so that neither the page's styles nor its policy change it.
 */
export function hangVeil({ name, drag, none, keys, direction }: RegionWords): Veil {
  // A page may be drawn larger by its own styles: a px of the veil is one of the view.
  const host = element('div', { all: 'initial', zoom: `${1 / (document.documentElement.currentCSSZoom ?? 1)}` });
  const dialog = element('dialog', {
    position: 'fixed',
    inset: '0',
    width: '100vw',
    height: '100vh',
    'max-width': 'none',
    'max-height': 'none',
    margin: '0',
    padding: '0',
    border: '0',
    outline: '0',
    // A page's scrollbar may stand on the left.
    direction: 'ltr',
    overflow: 'hidden',
    background: 'transparent',
    cursor: 'crosshair',
    'touch-action': 'none',
    'user-select': 'none',
  });
  dialog.tabIndex = -1;
  dialog.setAttribute('aria-label', name);
  const hole = element('div', { position: 'absolute', 'box-shadow': '0 0 0 100vmax rgb(0 0 0 / 0.45)', 'box-sizing': 'border-box' });
  const size = element('div', {
    ...{ position: 'absolute', 'inset-inline-start': '0', top: '100%', padding: '2px 6px' },
    ...{ font: '12px/1.5 system-ui, sans-serif', color: '#fff', background: '#000', 'white-space': 'nowrap' },
  });
  size.setAttribute('role', 'status');
  const hint = element('div', {
    ...{ position: 'absolute', 'transform-origin': 'bottom', 'pointer-events': 'none' },
    ...{ width: 'max-content', 'box-sizing': 'border-box', padding: '10px 14px', 'border-radius': '8px' },
    ...{ font: '14px/1.5 system-ui, sans-serif', color: '#fff', background: 'rgb(20 24 24 / 0.94)', border: '1px solid #fff' },
    ...{ 'text-align': 'start', direction },
  });
  const what = element('div', {}, drag);
  what.setAttribute('role', 'status');
  hint.append(what, element('div', {}, keys));
  hole.append(size);
  dialog.append(hole, hint);
  host.attachShadow({ mode: 'closed' }).append(dialog);
  document.documentElement.append(host);
  // Closed for a moment, the dialog gives the keyboard back to what had it: to the host, and the page hears nothing.
  const before = focused();
  host.tabIndex = -1;
  host.focus({ preventScroll: true });
  open();
  show(undefined, inSight(viewOf(window), visualViewport));

  function open(): void {
    dialog.showModal();
    dialog.focus({ preventScroll: true });
  }

  function show(box: Sides | undefined, sight: Sides): void {
    const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
    style(hole, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    // White within black is seen on everything.
    style(hole, { outline: box ? '2px solid #000' : 'none', border: box ? '2px solid #fff' : '0' });
    // A pinch makes no letters larger.
    const scale = visualViewport?.scale ?? 1;
    style(hint, { left: `${(sight.left + sight.right) / 2}px`, bottom: `${viewOf(window).height - sight.bottom + 16 / scale}px` });
    style(hint, { 'max-width': `${(sight.right - sight.left) * scale - 48}px`, transform: `translateX(-50%) scale(${1 / scale})` });
    style(hint, { visibility: box && bottom > sight.bottom - (hint.offsetHeight + 32) / scale ? 'hidden' : 'visible' });
    const isLow = bottom > sight.bottom - 24 / scale;
    style(size, { display: box ? 'block' : 'none', top: isLow ? 'auto' : '100%', bottom: isLow ? '0' : 'auto' });
    style(size, { transform: `scale(${1 / scale})`, 'transform-origin': `left ${isLow ? 'bottom' : 'top'}` });
    const pixels = devicePixelRatio * (TAKES_PINCHED ? scale : 1);
    size.textContent = `${Math.round((right - left) * pixels)} × ${Math.round((bottom - top) * pixels)}`;
  }

  return {
    dialog,
    show,
    beneath(look) {
      dialog.close();
      try {
        return look();
      } finally {
        // The page may have taken it away.
        if (dialog.isConnected) open();
      }
    },
    miss() {
      what.textContent = none;
    },
    remove() {
      dialog.close();
      host.remove();
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
    },
  };
}

/** What has the keyboard, in shadow trees, too. */
function focused(root: DocumentOrShadowRoot = document): Element | null {
  const { activeElement } = root;
  const shadow = activeElement && shadowOf(activeElement);
  return (shadow && focused(shadow)) ?? activeElement;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, styles: Record<string, string>, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElementNS(HTML, name) as HTMLElementTagNameMap[K];
  style(made, styles);
  made.textContent = text;
  return made;
}

function style({ style: own }: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles)) own.setProperty(name, value, 'important');
}
