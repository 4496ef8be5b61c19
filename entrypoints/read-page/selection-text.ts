import { createMarkdownContent } from 'defuddle/full';
import { own } from './own';

/** What is selected, as Markdown; empty where nothing is. */
export function selectionText(): string {
  const field = own('activeElement');
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'password')) {
    const chosen = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
    if (chosen) return chosen;
  }
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.toString().trim()) return '';
  const holder = document.implementation.createHTMLDocument('').body;
  for (let at = 0; at < selection.rangeCount; at++) holder.append(selection.getRangeAt(at).cloneContents());
  for (const unseen of holder.querySelectorAll('script, style, noscript, template')) unseen.remove();
  return createMarkdownContent(holder.innerHTML, location.href).trim() || selection.toString().trim();
}
