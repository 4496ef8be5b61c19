import type { NumberRuns } from '@/utils/core/number-runs';
import { type Part, sourcePart } from '@/utils/core/parts';
import type { Message, Source, SourceFile } from '@/utils/core/rows';

type SourceOfQuestion = Part & { type: 'source' };

/** The sources of a branch as they go on: of each file its newest part, of each page its newest reading; the newest first. */
export function carriedParts(branch: readonly Pick<Message, 'parts'>[], files: ReadonlyMap<string, SourceFile>): SourceOfQuestion[] {
  const seen = new Set<string>();
  const newestFirst = branch.flatMap(({ parts }) => parts.filter((part) => part.type === 'source')).reverse();
  return newestFirst.filter(({ fileId }) => {
    const file = files.get(fileId);
    if (!file) return false;
    const identity = identityOf(file);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** What stays the same of a source when it is read again. */
function identityOf(file: Pick<SourceFile, 'kind' | 'url' | 'id'>): string {
  return file.kind === 'page' ? `page ${file.url}` : file.id;
}

/**
 * Sources that go along already, with what is struck out of them now: only those where that is another than before. To be put before what is
 * brought anew.
 * @param struckOf undefined where nothing was said of a source
 */
export function restruckParts(
  branch: readonly Pick<Message, 'parts'>[],
  files: ReadonlyMap<string, SourceFile>,
  brought: readonly Pick<SourceFile, 'kind' | 'url' | 'id'>[],
  struckOf: (source: Source) => NumberRuns | undefined,
): SourceOfQuestion[] {
  const anew = new Set(brought.map(identityOf));
  return carriedParts(branch, files).flatMap(({ fileId, struck: before = [] }) => {
    const file = files.get(fileId);
    const struck = file && !anew.has(identityOf(file)) ? struckOf(file) : undefined;
    if (!file || struck === undefined || JSON.stringify(struck) === JSON.stringify(before)) return [];
    return [{ ...sourcePart(fileId, file), struck }];
  });
}
