import './box-on-picture.css';
import { useRef, useState } from 'react';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';
import { BoxField } from './box-field';
import { PictureDialog } from './picture-dialog';
import { useMiddleBox } from './use-middle-box';
import { useObjectUrl } from './use-object-url';

interface BoxOnPictureProps {
  /** Of the first render. */
  picture: Blob;
  /** What the box is for. */
  hint: string;
  /** The box in parts of the picture, 0 to 1. */
  onTake(box: Box, withShift: boolean): void;
  onLeave(): void;
}

/** Asks for a part of a picture: the release of the pointer takes the box that it drew, Enter the one that was put with the keyboard. */
export function BoxOnPicture({ picture, hint, onTake, onLeave }: BoxOnPictureProps) {
  const url = useObjectUrl(picture);
  const [box, setBox] = useState<Box>();
  const middle = useRef<HTMLButtonElement>(null);
  const { field, begin } = useMiddleBox(setBox);
  return (
    <PictureDialog
      title={hint}
      first={middle}
      onClose={onLeave}
      bottom={
        <>
          <button ref={middle} type="button" className="btn" onClick={begin}>
            {words('picture.box-middle')}
          </button>
          <span className="grow" />
          <button type="button" className="btn first" disabled={!box} onClick={({ shiftKey }) => box && onTake(box, shiftKey)}>
            {words('picture.box-take')}
          </button>
        </>
      }
    >
      <div ref={field}>
        <BoxField box={box} onBox={setBox} onTake={onTake}>
          <img className="boxed" src={url} alt={hint} draggable={false} />
        </BoxField>
      </div>
    </PictureDialog>
  );
}
