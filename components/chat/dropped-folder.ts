/** What a folder gives: files named by their paths in it. */
export interface FolderFound {
  name: string;
  files: readonly File[];
  /** Hidden files and folders, by name. */
  hidden: readonly string[];
  /** Whether there were more files than are taken. */
  isCut: boolean;
}

/** Files and bytes that are taken from a folder, and entries that are looked at. */
const MOST = { files: 100, bytes: 32 * 1024 * 1024, entries: 2_000 } as const;

/** Files that are named as left out. */
const MOST_NAMED = 5;

/** The folders among what is dropped; to be asked while it is dropped. */
export function foldersIn(data: DataTransfer): FileSystemDirectoryEntry[] {
  return [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry?.isDirectory ? [entry as FileSystemDirectoryEntry] : [];
  });
}

/** The files of a folder and of those in it, those nearer to its top first. */
export async function filesInFolder(folder: FileSystemDirectoryEntry): Promise<FolderFound> {
  const files: File[] = [];
  const hidden: string[] = [];
  const folders = [folder];
  let bytes = 0;
  let seen = 0;
  for (let next = folders.shift(); next; next = folders.shift()) {
    for (const entry of await entriesOf(next)) {
      seen += 1;
      if (seen > MOST.entries || files.length >= MOST.files) return { name: folder.name, files, hidden, isCut: true };
      if (entry.name.startsWith('.')) hidden.push(entry.name);
      else if (entry.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
      else {
        const file = await fileOf(entry as FileSystemFileEntry);
        bytes += file.size;
        if (bytes > MOST.bytes) return { name: folder.name, files, hidden, isCut: true };
        files.push(file);
      }
    }
  }
  return { name: folder.name, files, hidden, isCut: false };
}

/** The first of names, in one line. */
export function firstOf(names: readonly string[]): string {
  return names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ' …' : '');
}

/** Named by its path, so that a model sees which is where. */
async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return new File([file], entry.fullPath.slice(1), { type: file.type });
}

/** In the order of their names. Browsers hand them over by the hundred. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((one, other) => one.name.localeCompare(other.name));
    all.push(...some);
  }
}
