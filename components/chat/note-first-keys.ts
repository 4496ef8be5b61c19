/** The box that the page itself brings: it takes the first keys before any of our scripts runs. */
export const FIRST_BOX = '#first-keys';

/** Notes what the box's text does not tell: a word that is being composed, and Enter. Called in the head, before there is a box. */
export function noteFirstKeys(): void {
  const note = (type: 'compositionstart' | 'compositionend', isComposing: boolean) =>
    document.addEventListener(type, ({ target }) => {
      if (isFirstBox(target)) target.toggleAttribute('data-composing', isComposing);
    });
  note('compositionstart', true);
  note('compositionend', false);
  document.addEventListener('keydown', (event) => {
    const { target, key, shiftKey, isComposing } = event;
    if (key !== 'Enter' || shiftKey || isComposing || !isFirstBox(target)) return;
    event.preventDefault();
    target.toggleAttribute('data-sent', true);
  });
}

function isFirstBox(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(FIRST_BOX);
}
