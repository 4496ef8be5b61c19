import { type ReactNode, useState } from 'react';
import { Late } from '@/components/ui/late';
import { UndoToast } from '@/components/ui/undo-toast';
import type { EditHistory } from '@/utils/core/pictures/edits';
import { isSamePicture } from '@/utils/core/pictures/is-same-picture';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { changePicture, fileOf, keepEdits } from '@/utils/store/files';
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

/** Changes pictures that wait for the next question. Until the editor is done with one, its row keeps it as it was, with what was done so far beside it. */
export function useEditedPicture(files: readonly SourceFile[]): EditedPicture {
  const [edited, setEdited] = useState<{ file: SourceFile; before: EditHistory | undefined }>();
  const [before, setBefore] = useState<SourceFile>();
  const [after, setAfter] = useState<Picture>();

  async function edit(file: SourceFile): Promise<void> {
    // What was done a moment ago may not have come back yet.
    const row = await fileOf(file.id);
    setEdited({ file, before: row?.edits });
  }

  async function finish(file: SourceFile, picture: Picture): Promise<void> {
    await changePicture(file.id, picture);
    setEdited(undefined);
    setBefore(file);
    setAfter(picture);
    // After the dialog, which gives the keyboard back.
    requestAnimationFrame(() => focusComposer());
  }

  const inEditor = edited?.file;
  const undecided = files.filter((file) => (file.edits?.count ?? 0) > 0).map(({ title }) => title);
  const former = before?.picture;
  const isChanged = files.some(({ id, picture }) => id === before?.id && isSamePicture(picture, after));
  return {
    edit: (file) => void edit(file),
    editor: inEditor?.picture && (
      <Late load={loadEditor} meanwhile={null}>
        {({ PictureEditor }) =>
          inEditor.picture && (
            <PictureEditor
              picture={{ ...inEditor.picture, name: inEditor.title }}
              before={edited?.before}
              onDone={(picture) => void finish(inEditor, picture)}
              onKeep={(history) => void keepEdits(inEditor, history)}
              onClose={() => setEdited(undefined)}
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
