import type { RegionWords } from '@/utils/core/pictures/region';
import type { Sides } from './sides';

const HTML = 'http://www.w3.org/1999/xhtml';

/** What lies over a page while a box is drawn: it dims everything but the box. */
export interface Veil {
  dialog: HTMLDialogElement;
  /** Shows a box, or none yet. */
  show(box: Sides | undefined): void;
  remove(): void;
}

/**
 * Dims the page. A modal dialog: above everything else of the page, its frames and its own dialogs too, and it takes the keyboard. In a closed
 * shadow tree, and with styles of its own alone, so that neither the page's styles nor its policy change it.
 */
export function hangVeil({ name, drag, keys, direction }: RegionWords): Veil {
  const host = element('div', { all: 'initial' });
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
    ...{ position: 'absolute', bottom: '16px', left: '50%', transform: 'translateX(-50%)', 'pointer-events': 'none' },
    ...{
      width: 'max-content',
      'max-width': 'calc(100vw - 48px)',
      'box-sizing': 'border-box',
      padding: '10px 14px',
      'border-radius': '8px',
    },
    ...{ font: '14px/1.5 system-ui, sans-serif', color: '#fff', background: 'rgb(20 24 24 / 0.94)', border: '1px solid #fff' },
    ...{ 'text-align': 'start', direction },
  });
  for (const line of [drag, keys]) hint.append(element('div', {}, line));
  hole.append(size);
  dialog.append(hole, hint);
  host.attachShadow({ mode: 'closed' }).append(dialog);
  document.documentElement.append(host);
  dialog.showModal();
  dialog.focus({ preventScroll: true });
  show(undefined);

  function show(box: Sides | undefined): void {
    const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
    style(hole, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    // White within black is seen on everything.
    style(hole, { outline: box ? '2px solid #000' : 'none', border: box ? '2px solid #fff' : '0' });
    style(hint, { visibility: box && bottom > innerHeight - hint.offsetHeight - 32 ? 'hidden' : 'visible' });
    const isLow = bottom > innerHeight - 24;
    style(size, { display: box ? 'block' : 'none', top: isLow ? 'auto' : '100%', bottom: isLow ? '0' : 'auto' });
    size.textContent = `${Math.round((right - left) * devicePixelRatio)} × ${Math.round((bottom - top) * devicePixelRatio)}`;
  }

  return {
    dialog,
    show,
    remove() {
      // Closed, it gives the keyboard back to where it was.
      dialog.close();
      host.remove();
    },
  };
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
