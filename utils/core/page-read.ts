/** A frame as the document around it knows it. */
export interface FrameNamed {
  /** Its number among the frames of its document; -1 where it has none. */
  at: number;
  url: string;
  /** Square CSS px. */
  area: number;
}

/** What one document of a tab returns: plain data, to be checked. */
export interface DocumentRead {
  /** Where it stands in its page: the numbers of its frames, from the page inwards. Empty for the page itself. */
  place: number[];
  /** Left in the document at its first reading, and the same as long as it lives. */
  nonce: string;
  /** When it came to be, ms since the epoch. */
  since: number;
  url: string;
  title: string;
  language: string;
  icon: string;
  /** What is selected, as Markdown. */
  selection: string;
  /** Markdown, with marks for frames. */
  text: string;
  frames: FrameNamed[];
  cut: boolean;
  /** It shows nothing yet, and what it does not show was read. */
  bare: boolean;
  /** An editor that draws its text on a canvas. */
  canvas: boolean;
}
