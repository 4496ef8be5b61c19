import { hostOf } from '@/utils/core/addresses';
import type { Passage } from '@/utils/core/passages/passages';
import type { SourceFile } from '@/utils/core/rows';

/** Where a passage comes from, in a line: its site or file, and the heading that it stands under. */
export function originOf({ url, title }: SourceFile, { heading }: Passage): string {
  return `${url ? hostOf(url) : title}${heading && `, “${heading}”`}`;
}
