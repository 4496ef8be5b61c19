/** Under this the script that takes pictures leaves itself in a document, in a world that the page's scripts do not see. */
export const TAKE_KEY = 'aside.take-picture';

/** Under this `read-page` notes what the last right click in a document was made on: a list of `WeakRef`s, innermost first. */
export const CLICKED_KEY = 'aside.clicked';

/** A picture of a page, by the address that the browser gave with a right click on it; absent: what the click was made on. */
export interface PictureWish {
  address?: string;
  /** Firefox's number for what the click was made on. */
  target?: number;
}

/** What a page says of a picture. */
export interface PictureSays {
  /** What its file or its alternative text calls it. */
  name: string;
  /** Its alternative text; empty where it has none. */
  alt: string;
  caption: string;
}

/** What a document says to a wish: plain data, to be checked. */
export type Taken =
  /** There is none with that address. */
  | { state: 'gone' }
  /** Nobody knows what the click was made on, as the document was not read before it, or it was made on nothing that is known as a picture. */
  | { state: 'unnoted' }
  /** It was not loaded, or holds nothing. */
  | { state: 'broken' }
  /** Its pixels, as a data URL of a PNG. */
  | { state: 'drawn'; png: string; says: PictureSays }
  /** Its pixels belong to another site, or are not what is seen; where it is seen in the tab, in parts of the view from 0 to 1. */
  | { state: 'seen'; box: Box; view: BoxView; says: PictureSays }
  /** The same, and where it is seen cannot be told. */
  | { state: 'foreign'; says: PictureSays };

/** A part of a view, each number from 0 to 1. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The view that a box is a part of, as its page reckons it. */
export interface BoxView {
  /** CSS px, with their parts. */
  width: number;
  height: number;
  /** Pixels of the screen to a px. */
  scale: number;
}
