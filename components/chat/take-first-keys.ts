import { joinDraft } from './draft';
import { FIRST_BOX } from './note-first-keys';

/**
 * Takes what was typed so far into the draft, and draws the composer that goes on with it, in one go: no key may fall between. A word that
 * is being composed comes to its end first.
 */
export function takeFirstKeys(drawComposer: () => void): void {
  const box = document.querySelector<HTMLTextAreaElement>(FIRST_BOX);
  if (box?.hasAttribute('data-composing')) {
    box.addEventListener('compositionend', () => setTimeout(takeFirstKeys, 0, drawComposer), { once: true });
    return;
  }
  if (box?.value) joinDraft(box.value, box.hasAttribute('data-sent'));
  drawComposer();
}
