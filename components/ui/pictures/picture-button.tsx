import './picture-button.css';
import { type ReactNode, useState } from 'react';
import { Late } from '@/components/ui/late';
import { Picture } from '@/components/ui/picture';
import { words } from '@/utils/i18n/words';
import type { ShownPicture } from './shown-picture';

const loadView = () => import('./picture-view');

interface PictureButtonProps {
  picture: ShownPicture;
  /** Pixels at which it is shown here; absent: its own. */
  size?: { width: number; height: number };
  /** What else can be done with it, beside copying and saving. @param close closes the view */
  tools?(close: () => void): ReactNode;
}

/** A small picture that opens in full size. The view is loaded when it is first opened. */
export function PictureButton({ picture, size, tools }: PictureButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { name, bytes, width, height } = picture;
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="picture-button"
        aria-label={words('picture.open', { name })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Picture bytes={bytes} name={name} {...(size ?? { width, height })} />
      </button>
      {isOpen && (
        <Late load={loadView} meanwhile={null}>
          {({ PictureView }) => (
            <PictureView picture={picture} onClose={close}>
              {tools?.(close)}
            </PictureView>
          )}
        </Late>
      )}
    </>
  );
}
