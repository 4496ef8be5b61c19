/** Where the draft outlives the panel. */
const KEPT = 'draft';

/**
 * The panel's question as far as it is written. It outlives the composer that shows it (one stands there while the rest is loading) and the
 * panel: a question is a draft until it is on the disk.
 */
export const draft = {
  text: localStorage.getItem(KEPT) ?? '',
  selection: [0, 0] as [start: number, end: number],
  /** Asked, and not yet on the disk. */
  pending: '',
  /** Enter was pressed before there was anything to send it with. */
  sendWhenReady: false,
};

/** Keeps the draft as it stands. */
export function keepDraft(): void {
  const text = [draft.pending, draft.text].filter(Boolean).join('\n\n');
  if (text) localStorage.setItem(KEPT, text);
  else localStorage.removeItem(KEPT);
}
