import type { KeyboardEvent } from 'react';

/** What Ctrl or ⌘ does with Z, and with Y or Shift and Z. Where a layout has no Latin letters, the places of these keys count. */
export function historyKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const place = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code;
  if (place === 'KeyZ') return shiftKey ? 'redo' : 'undo';
  return place === 'KeyY' ? 'redo' : undefined;
}
