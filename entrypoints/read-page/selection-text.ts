import { createBreathing } from '@/utils/core/breathe';
import { outlineOf } from '@/utils/core/reading/blocks';
import { markdownOf } from '@/utils/core/reading/markdown';
import { collect } from './collect';
import { own } from './own';

/** What is selected, as Markdown; empty where nothing is. */
export async function selectionText(): Promise<string> {
  const field = own('activeElement');
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'password')) {
    const chosen = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
    if (chosen) return chosen;
  }
  const selection = getSelection();
  const body = own('body');
  if (!body || !selection || selection.isCollapsed || !selection.toString().trim()) return '';
  const breathe = createBreathing();
  const parts: string[] = [];
  for (let at = 0; at < selection.rangeCount; at++) {
    const { box } = await collect(body, breathe, { range: selection.getRangeAt(at) });
    parts.push(markdownOf(outlineOf(box)));
  }
  // What is selected in a tree that a walk from outside does not reach is told by the browser.
  return parts.filter(Boolean).join('\n\n') || selection.toString().trim();
}
