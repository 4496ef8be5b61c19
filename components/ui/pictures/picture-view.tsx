import './picture-view.css';
import { Check, Copy, Download } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { bytes as inBytes } from '@/components/ui/bytes';
import { saveFile } from '@/components/ui/save-file';
import { fileNameOf } from '@/utils/core/pictures/file-name-of';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import { PictureDialog } from './picture-dialog';
import type { ShownPicture } from './shown-picture';
import { useCopiedPicture } from './use-copied-picture';
import { useObjectUrl } from './use-object-url';

interface PictureViewProps {
  picture: ShownPicture;
  onClose(): void;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** How a picture is shown: all of it, or a pixel of it on one or on two of CSS. */
type Zoom = 'fit' | 1 | 2;

/** A picture in full size: all of it at first, its own pixels after a click, Enter or +; it is copied and saved from there. */
export function PictureView({ picture, onClose, children }: PictureViewProps) {
  const { name, width, height } = picture;
  // Each query of a row brings another blob of the same bytes.
  const [bytes] = useState(picture.bytes);
  const url = useObjectUrl(bytes);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const button = useRef<HTMLButtonElement>(null);
  const { said, copy } = useCopiedPicture(bytes);

  /** The next zoom: one that shows more of it than what it is shown at now. */
  function closer(): Zoom {
    if (zoom !== 'fit') return 2;
    return (button.current?.offsetWidth ?? width) < width ? 1 : 2;
  }

  /** What was under the pointer stays in view. */
  function flip({ clientX, clientY, detail }: MouseEvent): void {
    const image = button.current;
    const before = image?.getBoundingClientRect();
    setZoom(zoom === 'fit' ? closer() : 'fit');
    // By keyboard there is no pointer.
    if (zoom !== 'fit' || detail === 0 || !image || !before) return;
    const at = { x: (clientX - before.left) / before.width, y: (clientY - before.top) / before.height };
    requestAnimationFrame(() => {
      const stage = image.closest('.stage');
      const { left, top, width: wide, height: high } = image.getBoundingClientRect();
      stage?.scrollBy(left + at.x * wide - clientX, top + at.y * high - clientY);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === '+' || event.key === '=') setZoom(closer());
    else if (event.key === '-') setZoom('fit');
  }

  const style = zoom === 'fit' ? undefined : { width: width * zoom };
  return (
    <PictureDialog
      title={name}
      first={button}
      onClose={onClose}
      bottom={
        <>
          <span className="fact" role="status">
            {said ? words(said) : joinFacts([words('picture.pixels', { width, height }), typeName(bytes.type), inBytes(bytes.size)])}
          </span>
          <span className="ends">
            {children}
            <button type="button" className="btn" onClick={copy}>
              {said === 'answer.copied' ? <Check /> : <Copy />}
              {words('answer.copy')}
            </button>
            <button type="button" className="btn" onClick={() => saveFile(bytes, fileNameOf(name, bytes.type))}>
              <Download />
              {words('prompts.save')}
            </button>
          </span>
        </>
      }
    >
      <button
        ref={button}
        type="button"
        className="zoomed"
        data-zoom={zoom}
        aria-pressed={zoom !== 'fit'}
        aria-label={words('picture.zoom', { name })}
        onClick={flip}
        onKeyDown={onKeyDown}
      >
        <img src={url} alt={name} width={width} height={height} style={style} draggable={false} />
      </button>
    </PictureDialog>
  );
}

/** As people call it: PNG, JPEG. */
function typeName(type: string): string {
  return type.replace(/^image\//, '').toUpperCase();
}
