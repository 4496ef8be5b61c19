interface Draft {
  text: string;
  selection: [start: number, end: number];
  /** Enter was pressed before there was anything to send it with. */
  sendWhenReady: boolean;
}

/** The panel's question as far as it is written. It outlives the composer that shows it: one stands there while the rest is loading. */
export const draft: Draft = { text: '', selection: [0, 0], sendWhenReady: false };
