import './picture-editor.css';
import { Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { faultOfClick } from '@/components/ui/fault-of-click';
import { IconButton } from '@/components/ui/icon-button';
import type { Fault } from '@/utils/core/faults';
import { drawEdits, type Edit, type EditHistory, frameOf, pixelsOf } from '@/utils/core/pictures/edits';
import { encodePicture } from '@/utils/core/pictures/encode-picture';
import { type Mark, type MarkKind, markPath, middleMark } from '@/utils/core/pictures/mark';
import type { Box } from '@/utils/core/pictures/taken';
import type { Picture } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { BoxField } from './box-field';
import { DrawField, PEN } from './draw-field';
import { EditedCanvas } from './edited-canvas';
import { EditorTools, type Tool } from './editor-tools';
import { historyKey } from './history-key';
import { MarkButtons } from './mark-buttons';
import { MarkField } from './mark-field';
import { PEN_COLOURS, type PenColour } from './pen-colours';
import { PictureDialog } from './picture-dialog';
import type { ShownPicture } from './shown-picture';
import { useBitmap } from './use-bitmap';
import { useEdits } from './use-edits';
import { useMiddleBox } from './use-middle-box';

interface PictureEditorProps {
  picture: ShownPicture;
  /** What was done to it when the editor was left. */
  before?: EditHistory | undefined;
  /** Is given the picture as it shall be. Nothing is changed before, nor where the editor was left meanwhile. */
  onDone(picture: Picture): Promise<void>;
  /** Is told what was done so far, which can be gone on with; undefined: it is dropped. */
  onKeep(history: EditHistory | undefined): Promise<void>;
  onClose(): void;
}

const WHOLE: Box = { left: 0, top: 0, width: 1, height: 1 };
const HINTS = { crop: 'picture.crop-hint', draw: 'picture.draw-hint', cover: 'picture.cover-hint' } as const;

/** Crops a picture, draws on it and covers parts of it, by pointer, finger or keyboard. */
export function PictureEditor({ picture, before, onDone, onKeep, onClose }: PictureEditorProps) {
  const bitmap = useBitmap(picture.bytes);
  const edits = useEdits(before, (history) => void attempt(() => onKeep(history)));
  const [tool, setTool] = useState<Tool>('crop');
  const [colour, setColour] = useState<PenColour>('red');
  const [box, setBox] = useState<Box | undefined>(WHOLE);
  const [mark, setMark] = useState<Mark>();
  const [taken, setTaken] = useState<Edit['kind']>();
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const middle = useRef<HTMLButtonElement>(null);
  const marker = useRef<HTMLButtonElement>(null);
  const { field, begin } = useMiddleBox(setBox);
  const frame = frameOf(edits.done, picture);
  const startOf = (next: Tool) => (next === 'crop' ? WHOLE : undefined);
  // What is drawn and not taken yet is meant, too, and a cover most of all.
  const crop = tool === 'crop' && box && !isWhole(box) ? ({ kind: 'crop', frame: pixelsOf(box, frame) } as const) : undefined;
  const cover = tool === 'cover' && box ? ({ kind: 'cover', frame: pixelsOf(box, frame) } as const) : undefined;
  const pending = crop ?? cover ?? (mark && strokeOf(markPath(mark), mark.size / PEN));
  const all = pending ? [...edits.done, pending] : edits.done;

  function strokeOf(path: string, rim: number): Edit {
    return { kind: 'stroke', path, colour: PEN_COLOURS[colour], rim };
  }

  /** What is not taken yet makes way. */
  function clear(next = tool): void {
    setBox(startOf(next));
    setMark(undefined);
    setTaken(undefined);
  }

  /** The keyboard goes where it came from, if what it was in goes away. */
  function giveBack(): void {
    (tool === 'draw' ? marker : middle).current?.focus();
  }

  function change(act: () => void): void {
    const isInField = field.current?.contains(document.activeElement);
    act();
    clear();
    if (isInField) giveBack();
  }

  function add(edit: Edit | undefined, next = tool): void {
    if (edit) edits.add(edit);
    clear(next);
    setTaken(edit?.kind);
  }

  /** What comes next takes what is not taken yet. */
  function settle(next = tool): void {
    add(pending, next);
  }

  function choose(next: Tool): void {
    settle(next);
    setTool(next);
  }

  function take(edit: Edit): void {
    add(edit);
    giveBack();
  }

  function takeBox(box: Box): void {
    if (tool === 'cover') take({ kind: 'cover', frame: pixelsOf(box, frame) });
    else if (crop) take(crop);
  }

  function putMark(kind: MarkKind, button: HTMLButtonElement): void {
    const shown = field.current?.getBoundingClientRect().width;
    if (!shown) return;
    settle();
    setMark(middleMark(kind, (PEN / shown) * frame.width, frame));
    marker.current = button;
  }

  /** What goes wrong is said here, as the editor lies over all else. */
  async function attempt(act: () => Promise<void>): Promise<void> {
    setFault(undefined);
    try {
      await act();
    } catch (error) {
      setFault(faultOfClick(error));
    }
  }

  /** Nothing is decided. */
  function leave(): void {
    if (pending) void onKeep({ all, count: all.length });
    onClose();
  }

  function cancel(): void {
    void onKeep(undefined);
    onClose();
  }

  async function finish(): Promise<void> {
    if (!bitmap || all.length === 0) return cancel();
    if (isBusy) return;
    setBusy(true);
    await attempt(async () => onDone(await encodePicture(drawEdits(bitmap, all), picture.bytes.type === 'image/png')));
    setBusy(false);
  }

  function undo(): void {
    // What was done last is what is not taken yet.
    change(() => !pending && edits.undo());
  }

  function redo(): void {
    // What is not taken yet came after what was taken back.
    if (!pending) change(edits.redo);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = historyKey(event);
    if (!step) return;
    event.preventDefault();
    if (step === 'redo') redo();
    else undo();
  }

  const canvas = bitmap && <EditedCanvas picture={bitmap} edits={edits.done} name={picture.name} />;
  return (
    <PictureDialog
      title={words('picture.edit', { name: picture.name })}
      first={first}
      onKeyDown={onKeyDown}
      onEscape={mark && undo}
      onClose={leave}
      tools={
        <>
          <IconButton name={words('chats.undo')} isOff={!edits.canUndo && !pending} onClick={undo}>
            <Undo2 />
          </IconButton>
          <IconButton name={words('picture.redo')} isOff={!edits.canRedo || !!pending} onClick={redo}>
            <Redo2 />
          </IconButton>
        </>
      }
      bottom={
        <>
          <EditorTools tool={tool} colour={colour} first={first} onTool={choose} onColour={setColour} />
          {tool === 'draw' && <MarkButtons onPut={putMark} />}
          <p className="fact hint">{mark ? words('picture.mark-keys', { mark: mark.kind }) : words(HINTS[tool])}</p>
          {tool === 'cover' && (
            <button
              ref={middle}
              type="button"
              className="btn"
              onClick={() => {
                settle();
                begin();
              }}
            >
              {words('picture.box-middle')}
            </button>
          )}
          {tool !== 'draw' && (
            <button type="button" className="btn" aria-disabled={!pending} onClick={() => pending && take(pending)}>
              {words(tool === 'crop' ? 'picture.crop-take' : 'picture.cover-take')}
            </button>
          )}
          <p className="unseen" role="status">
            {/* A second one of its kind is said, too. */}
            {taken && <span key={edits.count}>{words('picture.taken', { edit: taken })}</span>}
          </p>
          {fault && <FaultNotice fault={fault} />}
          <span className="ends">
            <button type="button" className="btn" onClick={cancel}>
              {words('prompts.cancel')}
            </button>
            <button type="button" className="btn first" disabled={!bitmap} onClick={() => void finish()}>
              {words('summary.done')}
            </button>
          </span>
        </>
      }
    >
      <div ref={field}>
        {tool !== 'draw' ? (
          <BoxField box={box} onBox={setBox} onTake={takeBox} isKept={tool === 'crop'}>
            {canvas}
          </BoxField>
        ) : mark ? (
          // Each is a new one, and has the keyboard.
          <MarkField key={edits.count} mark={mark} colour={PEN_COLOURS[colour]} onMark={setMark} onTake={() => pending && take(pending)}>
            {canvas}
          </MarkField>
        ) : (
          <DrawField frame={frame} colour={PEN_COLOURS[colour]} onStroke={(path, rim) => edits.add(strokeOf(path, rim))}>
            {canvas}
          </DrawField>
        )}
      </div>
    </PictureDialog>
  );
}

function isWhole({ left, top, width, height }: Box): boolean {
  return left < 0.001 && top < 0.001 && width > 0.998 && height > 0.998;
}
