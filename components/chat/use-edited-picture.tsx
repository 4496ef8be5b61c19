import { type ReactNode, useState } from 'react';
import { Late } from '@/components/ui/late';
import type { EditHistory } from '@/components/ui/pictures/use-edits';
import { UndoToast } from '@/components/ui/undo-toast';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { changePicture } from '@/utils/store/files';
import { focusComposer } from './composer-focus';

const loadEditor = () => import('@/components/ui/pictures/picture-editor');

interface EditedPicture {
  /** Opens the editor for a file that waits and is a picture. */
  edit(file: SourceFile): void;
  /** The editor, while it is open. */
  editor: ReactNode;
  /** The way back to the picture as it was before, as long as it waits. */
  undo: ReactNode;
  /** Which pictures go along as they were, as nobody was done with them in the editor. */
  undecided: ReactNode;
}

/** Changes pictures that wait for the next question. Until the editor is done with one, its row stays as it is. */
export function useEditedPicture(files: readonly SourceFile[]): EditedPicture {
  const [edited, edit] = useState<SourceFile>();
  const [before, setBefore] = useState<SourceFile>();
  const [after, setAfter] = useState<Picture>();
  /** By the ids of their rows: what was done to pictures whose editor was left, and to which picture. */
  const [left, setLeft] = useState<ReadonlyMap<string, EditHistory & { picture: Picture | undefined }>>(new Map());

  /** @param history what can be gone on with; absent: it was decided */
  function close({ id, picture }: SourceFile, history?: EditHistory): void {
    const others = [...left].filter(([each]) => each !== id);
    setLeft(new Map(history ? [...others, [id, { all: history.all, count: history.count, picture }]] : others));
    edit(undefined);
  }

  function leftOf({ id, picture }: SourceFile): EditHistory | undefined {
    const found = left.get(id);
    return isSame(found?.picture, picture) ? found : undefined;
  }

  async function finish(file: SourceFile, picture: Picture): Promise<void> {
    await changePicture(file.id, picture);
    close(file);
    setBefore(file);
    setAfter(picture);
    // After the dialog, which gives the keyboard back.
    requestAnimationFrame(() => focusComposer());
  }

  const undecided = files.filter((file) => (leftOf(file)?.count ?? 0) > 0).map(({ title }) => title);
  const former = before?.picture;
  const isChanged = files.some(({ id, picture }) => id === before?.id && isSame(picture, after));
  return {
    edit,
    editor: edited?.picture && (
      <Late load={loadEditor} meanwhile={null}>
        {({ PictureEditor }) =>
          edited.picture && (
            <PictureEditor
              picture={{ ...edited.picture, name: edited.title }}
              onDone={(picture) => void finish(edited, picture)}
              before={leftOf(edited)}
              onClose={() => close(edited)}
              onLeave={(history) => close(edited, history)}
            />
          )
        }
      </Late>
    ),
    undecided: (
      <span className="fact unsent" role="status">
        {undecided.length > 0 && words('picture.undecided', { names: inList(undecided) })}
      </span>
    ),
    undo: before && former && isChanged && (
      <UndoToast
        text={words('picture.changed', { name: before.title })}
        isAside
        onUndo={() => {
          void changePicture(before.id, former);
          setBefore(undefined);
          focusComposer();
        }}
      />
    ),
  };
}

/** Told by what is known of them at once: a live query makes new objects of what it reads, and words that are read change the hash. */
function isSame(one: Picture | undefined, other: Picture | undefined): boolean {
  return (
    !!one &&
    !!other &&
    one.width === other.width &&
    one.height === other.height &&
    one.bytes.size === other.bytes.size &&
    one.bytes.type === other.bytes.type
  );
}
