/** What a page says of itself, in its head and its linked data. */
export interface PageFacts {
  url: string;
  title: string;
  /** Open Graph's type, in small letters. https://ogp.me/#types */
  kind: string;
  headline: string;
  description: string;
  /** The schema.org types in it. */
  types: string[];
  /** The texts in its linked data, a line each. */
  body: string;
  /** What it is about, where that is one product: as its linked data says. https://schema.org/Product */
  product?: { name: string; description: string };
}
