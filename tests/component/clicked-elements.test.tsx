import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findPicture, targetElements } from '@/entrypoints/take-picture/find-picture';

// happy-dom knows of no slot what is handed into it, and looks for ever for what is seen.
vi.hoisted(() => {
  Object.defineProperty(Element.prototype, 'assignedSlot', {
    configurable: true,
    get(this: Element) {
      return this.parentElement?.shadowRoot?.querySelector('slot') ?? null;
    },
  });
  Element.prototype.checkVisibility = () => true;
});

let target: Element | null = null;
beforeEach(() => {
  vi.stubGlobal('browser', { menus: { getTargetElement: () => target } });
  // The middle of what was clicked is elsewhere, as that of a link of two lines may be.
  document.elementsFromPoint = () => [];
});
afterEach(() => vi.unstubAllGlobals());

const GROUND = 'background-image: url("https://a.b/ground.png")';

/** A card whose words are handed into a slot of its shadow tree. */
function card(shadow: string): void {
  document.body.innerHTML = '<div id="card"><a>Words</a></div>';
  const host = document.getElementById('card');
  if (host) host.attachShadow({ mode: 'open' }).innerHTML = shadow;
  target = document.querySelector('a');
}

test('what was clicked lies on what the shadow tree around its slot shows', () => {
  card(`<div style='${GROUND}'><slot></slot></div>`);
  expect(findPicture(undefined, targetElements(1))).toMatchObject({ address: 'https://a.b/ground.png', isBackground: true });
});

test('a slot has no box, and so shows no background', () => {
  card(`<div><slot style='display: contents; ${GROUND}'></slot></div>`);
  expect(findPicture(undefined, targetElements(1))).toBeUndefined();
});

test('from within a shadow tree one comes out at its host', () => {
  card('<b>Bold</b>');
  document.body.firstElementChild?.setAttribute('style', GROUND);
  target = document.body.firstElementChild?.shadowRoot?.querySelector('b') ?? null;
  expect(findPicture(undefined, targetElements(1))).toMatchObject({ address: 'https://a.b/ground.png' });
});

test('names of fields lead nowhere', () => {
  document.body.innerHTML = `<div style='${GROUND}'><form><input name="parentElement"><input name="assignedSlot"></form></div>`;
  target = document.querySelector('form');
  // As browsers do: https://html.spec.whatwg.org/#dom-form-nameditem
  for (const field of document.querySelectorAll('input')) Object.defineProperty(target, field.name, { value: field });
  expect(findPicture(undefined, targetElements(1))).toMatchObject({ address: 'https://a.b/ground.png' });
});
