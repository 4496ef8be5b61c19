import './picture-editor.css';
import { Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { drawEdits, frameOf, pixelsOf } from '@/utils/core/pictures/edits';
import { encodePicture } from '@/utils/core/pictures/encode-picture';
import type { Box } from '@/utils/core/pictures/taken';
import type { Picture } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { BoxField } from './box-field';
import { DrawField } from './draw-field';
import { EditedCanvas } from './edited-canvas';
import { EditorTools, type Tool } from './editor-tools';
import { PEN_COLOURS, type PenColour } from './pen-colours';
import { PictureDialog } from './picture-dialog';
import type { ShownPicture } from './shown-picture';
import { type EditHistory, useEdits } from './use-edits';
import { useMiddleBox } from './use-middle-box';

interface PictureEditorProps {
  picture: ShownPicture;
  /** What was done to it when the editor was left. */
  before?: EditHistory | undefined;
  /** Is given the picture as it shall be. Nothing is changed before. */
  onDone(picture: Picture): void;
  onClose(): void;
  /** Leaves with nothing decided: what was done can be gone on with. */
  onLeave(history: EditHistory): void;
}

const WHOLE: Box = { left: 0, top: 0, width: 1, height: 1 };
const HINTS = { crop: 'picture.crop-hint', draw: 'picture.draw-hint', cover: 'picture.cover-hint' } as const;

/** Crops a picture, draws on it and covers parts of it, by pointer, finger or keyboard. */
export function PictureEditor({ picture, before, onDone, onClose, onLeave }: PictureEditorProps) {
  const bitmap = useBitmap(picture.bytes);
  const edits = useEdits(before);
  const [tool, setTool] = useState<Tool>('crop');
  const [colour, setColour] = useState<PenColour>('red');
  const [box, setBox] = useState<Box | undefined>(WHOLE);
  const first = useRef<HTMLButtonElement>(null);
  const middle = useRef<HTMLButtonElement>(null);
  const { field, begin } = useMiddleBox(setBox);
  const frame = frameOf(edits.done, picture);
  const startOf = (next: Tool) => (next === 'crop' ? WHOLE : undefined);
  // A crop that is drawn and not taken yet is meant, too, and a cover most of all.
  const crop = tool === 'crop' && box && !isWhole(box) ? ({ kind: 'crop', frame: pixelsOf(box, frame) } as const) : undefined;
  const cover = tool === 'cover' && box ? ({ kind: 'cover', frame: pixelsOf(box, frame) } as const) : undefined;
  const pending = crop ?? cover;
  const all = pending ? [...edits.done, pending] : edits.done;

  function change(act: () => void): void {
    act();
    setBox(startOf(tool));
  }

  function choose(next: Tool): void {
    setTool(next);
    setBox(startOf(next));
  }

  function take(taken: Box): void {
    if (tool === 'crop') {
      if (crop) change(() => edits.add(crop));
      return;
    }
    change(() => edits.add({ kind: 'cover', frame: pixelsOf(taken, frame) }));
    // The box that had the keyboard is gone.
    middle.current?.focus();
  }

  async function finish(): Promise<void> {
    if (!bitmap || all.length === 0) return onClose();
    onDone(await encodePicture(drawEdits(bitmap, all), picture.bytes.type === 'image/png'));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    change(key === 'y' || event.shiftKey ? edits.redo : edits.undo);
  }

  const canvas = bitmap && <EditedCanvas picture={bitmap} edits={edits.done} name={picture.name} />;
  return (
    <PictureDialog
      title={words('picture.edit', { name: picture.name })}
      first={first}
      onKeyDown={onKeyDown}
      onClose={() => onLeave(pending ? { all, count: all.length } : edits)}
      tools={
        <>
          <IconButton name={words('chats.undo')} isOff={!edits.canUndo} onClick={() => change(edits.undo)}>
            <Undo2 />
          </IconButton>
          <IconButton name={words('picture.redo')} isOff={!edits.canRedo} onClick={() => change(edits.redo)}>
            <Redo2 />
          </IconButton>
        </>
      }
      bottom={
        <>
          <EditorTools tool={tool} colour={colour} first={first} onTool={choose} onColour={setColour} />
          <p className="fact hint">{words(HINTS[tool])}</p>
          {tool === 'cover' && (
            <button ref={middle} type="button" className="btn" onClick={begin}>
              {words('picture.box-middle')}
            </button>
          )}
          {tool !== 'draw' && (
            <button type="button" className="btn" aria-disabled={tool === 'crop' ? !crop : !box} onClick={() => box && take(box)}>
              {words(tool === 'crop' ? 'picture.crop-take' : 'picture.cover-take')}
            </button>
          )}
          <span className="ends">
            <button type="button" className="btn" onClick={onClose}>
              {words('prompts.cancel')}
            </button>
            <button type="button" className="btn first" disabled={!bitmap} onClick={() => void finish()}>
              {words('summary.done')}
            </button>
          </span>
        </>
      }
    >
      {tool === 'draw' ? (
        <DrawField
          frame={frame}
          colour={PEN_COLOURS[colour]}
          onStroke={(path, rim) => edits.add({ kind: 'stroke', path, colour: PEN_COLOURS[colour], rim })}
        >
          {canvas}
        </DrawField>
      ) : (
        <div ref={field}>
          <BoxField box={box} onBox={setBox} onTake={take} isKept={tool === 'crop'}>
            {canvas}
          </BoxField>
        </div>
      )}
    </PictureDialog>
  );
}

function isWhole({ left, top, width, height }: Box): boolean {
  return left < 0.001 && top < 0.001 && width > 0.998 && height > 0.998;
}

/** The pixels of a picture; undefined until they are there. @param bytes of the first render */
function useBitmap(bytes: Blob): ImageBitmap | undefined {
  const [kept] = useState(bytes);
  const [bitmap, setBitmap] = useState<ImageBitmap>();
  useEffect(() => {
    let made: ImageBitmap | undefined;
    let isGone = false;
    void createImageBitmap(kept).then((found) => {
      made = found;
      if (isGone) found.close();
      else setBitmap(found);
    });
    return () => {
      isGone = true;
      made?.close();
    };
  }, [kept]);
  return bitmap;
}
