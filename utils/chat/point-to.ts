import type { SourceFile } from '@/utils/core/rows';
export type Pointed = { state: 'shown'; exact: boolean } | { state: 'gone' } | { state: 'closed'; url: string } | { state: 'nowhere' };
export async function pointTo(
  file: SourceFile,
  _passage: { text: string; before: string; after: string },
  _windowId: number | null,
): Promise<Pointed> {
  return file.url ? { state: 'closed', url: file.url } : { state: 'nowhere' };
}
