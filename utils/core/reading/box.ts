/** A part of a page as it is shown: an element with what of it can be seen, in the order of the composed tree. */
export interface Box {
  /** The element's name in small letters. */
  tag: string;
  /** Stands in a line of text, as all that is in it does. */
  inline: boolean;
  children: (Box | string)[];
  /** What its class, id and role speak of: bits of `names.ts`. */
  names: number;
  /** Tells elements of one kind from others: a hash of name and class. */
  kind: number;
  facts?: Facts;
}

/** What else is said of an element; each only where it is there. */
export interface Facts {
  /** Absolute address of a link, a picture, a frame. */
  href?: string;
  /** Its text where it is drawn otherwise: alternative text of a picture, TeX of a formula, name and value of a field. */
  text?: string;
  /** The language of code, the type of a list, the kind of a button. */
  type?: string;
  colSpan?: number;
  rowSpan?: number;
  /** Where a numbered list starts. */
  start?: number;
}
