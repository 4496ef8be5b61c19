import type { SourceFile } from '@/utils/core/rows';
import { type Passage, passagesOf } from './passages';

/** By the row they are of, for as long as it is held: a question asks for them several times. */
const cut = new WeakMap<SourceFile, readonly Passage[]>();

/** The passages of a source. */
export function passagesIn(file: SourceFile): readonly Passage[] {
  const known = cut.get(file) ?? passagesOf(file.text, file.language);
  cut.set(file, known);
  return known;
}
