import type { FileKind } from '@/utils/core/documents/parsers';
import { AppError } from '@/utils/core/faults';
import type { FileTarget, Reader, ReadTarget } from './reader';

/** Bytes at each end of a file by which its kind is told; the names in a zip file stand at its end. */
const ENDS = 65_536;

/** A file as a target. */
export async function fileTarget(file: File, options: Omit<FileTarget, 'file' | 'head' | 'tail'> = {}): Promise<FileTarget> {
  try {
    const [head, tail] = await Promise.all([file.slice(0, ENDS), file.slice(-ENDS)].map((part) => part.arrayBuffer()));
    const text = (bytes: ArrayBuffer | undefined) => new TextDecoder('latin1').decode(bytes);
    return { ...options, file, head: text(head), tail: text(tail) };
  } catch (cause) {
    throw new AppError('file-unreadable', { cause });
  }
}

/** A reader of one kind of file. Its parser runs in a worker, which is loaded then. */
export function fileReader(id: FileKind, reads: (target: FileTarget, extension: string) => boolean): Reader {
  return {
    id,
    reads: (target) => isFile(target) && reads(target, /\.([^./\\]+)$/.exec(target.file.name)?.[1]?.toLowerCase() ?? ''),
    async read(target, signal) {
      if (!isFile(target)) throw new AppError('page-unreadable');
      const { parseInWorker } = await import('./parse-in-worker');
      return parseInWorker(id, target, signal);
    },
  };
}

export function isFile(target: ReadTarget): target is FileTarget {
  return 'file' in target;
}

/** Whether it is a zip file that holds this, or says so by its name. */
export function isZipOf({ head, tail }: FileTarget, part: string, isNamedSo: boolean): boolean {
  return head.startsWith('PK\x03\x04') && (isNamedSo || head.includes(part) || tail.includes(part));
}
