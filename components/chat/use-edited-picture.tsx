import { type ReactNode, useRef, useState } from 'react';
import { Late } from '@/components/ui/late';
import type { ShownPicture } from '@/components/ui/pictures/shown-picture';
import { UndoToast } from '@/components/ui/undo-toast';
import { editLock } from '@/utils/chat/locks';
import { ignoreAbort } from '@/utils/core/faults';
import type { EditHistory } from '@/utils/core/pictures/edits';
import { isSamePicture } from '@/utils/core/pictures/is-same-picture';
import type { Picture, SourceFile } from '@/utils/core/rows';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { changePicture, fileOf, keepEdits } from '@/utils/store/files';
import { focusComposer } from './composer-focus';
import { useHeldLock } from './use-held-lock';

const loadEditor = () => import('@/components/ui/pictures/picture-editor');

interface Edited {
  file: SourceFile;
  picture: ShownPicture;
  /** Aborted when the editor is left. */
  over: AbortSignal;
}

interface EditedPicture {
  /** Opens the editor for a file that waits and is a picture, unless another panel has it open. */
  edit(file: SourceFile): void;
  /** The editor, while it is open. */
  editor: ReactNode;
  /** The way back to the picture as it was before, as long as it waits. */
  undo: ReactNode;
  /** Which pictures go along as they were, as nobody was done with them in the editor, and which one another panel edits. */
  undecided: ReactNode;
}

/**
 * Changes pictures that wait for the next question, each in one panel at a time. Until the editor is done with one, its row keeps it as it was, with
 * what was done so far beside it.
 */
export function useEditedPicture(files: readonly SourceFile[]): EditedPicture {
  const [edited, setEdited] = useState<Edited>();
  const [elsewhere, setElsewhere] = useState<string>();
  const [before, setBefore] = useState<SourceFile>();
  const [after, setAfter] = useState<Picture>();
  const kept = useRef<Promise<void>>(undefined);
  const { hold, letGo } = useHeldLock();

  /** Does something to a picture, or says that another panel edits it, as long as it does. */
  function alone({ id, title }: SourceFile, act: (over: AbortSignal) => Promise<void>): Promise<void> {
    return hold(editLock(id), async (lock, over) => {
      if (lock) return act(over);
      setElsewhere(title);
      await navigator.locks.request(editLock(id), { mode: 'shared', signal: over }, () => undefined).catch(ignoreAbort);
      setElsewhere(undefined);
    });
  }

  function edit(wanted: SourceFile): Promise<void> {
    return alone(wanted, async (over) => {
      // What was done a moment ago may not have come back yet.
      const file = await fileOf(wanted.id);
      if (!file?.picture || over.aborted) return;
      setEdited({ file, picture: { ...file.picture, name: file.title }, over });
      await new Promise((leave) => over.addEventListener('abort', leave, { once: true }));
      // Who opens it next finds what was done last.
      await kept.current?.catch(() => undefined);
    });
  }

  function close(): void {
    setEdited(undefined);
    letGo();
  }

  async function keep({ file }: Edited, history: EditHistory | undefined): Promise<void> {
    kept.current = keepEdits(file, history);
    // Whoever asked is told, too, where it fails.
    await kept.current;
  }

  async function finish({ file, over }: Edited, picture: Picture): Promise<void> {
    // It was left meanwhile.
    if (over.aborted) return;
    await changePicture(file, picture);
    close();
    setBefore(file);
    setAfter(picture);
    // After the dialog, which gives the keyboard back.
    requestAnimationFrame(() => focusComposer());
  }

  function takeBack(changed: SourceFile, former: Picture): Promise<void> {
    return alone(changed, async () => {
      await changePicture({ id: changed.id, picture: after }, former);
      setBefore(undefined);
      focusComposer();
    });
  }

  const undecided = files.filter((file) => (file.edits?.count ?? 0) > 0).map(({ title }) => title);
  const former = before?.picture;
  const isChanged = files.some(({ id, picture }) => id === before?.id && isSamePicture(picture, after));
  return {
    edit: (file) => void edit(file),
    editor: edited && (
      <Late load={loadEditor} meanwhile={null}>
        {({ PictureEditor }) => (
          <PictureEditor
            key={edited.file.id}
            picture={edited.picture}
            before={edited.file.edits}
            onDone={(picture) => finish(edited, picture)}
            onKeep={(history) => keep(edited, history)}
            onClose={close}
          />
        )}
      </Late>
    ),
    undecided: (
      <>
        <span className="fact unsent" role="status">
          {undecided.length > 0 && words('picture.undecided', { names: inList(undecided) })}
        </span>
        <span className="fact unsent" role="status">
          {elsewhere !== undefined && words('picture.elsewhere', { name: elsewhere })}
        </span>
      </>
    ),
    undo: before && former && isChanged && (
      <UndoToast text={words('picture.changed', { name: before.title })} isAside onUndo={() => void takeBack(before, former)} />
    ),
  };
}
