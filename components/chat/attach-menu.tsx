import { AppWindow, GalleryVertical, Paintbrush, Paperclip, Plus, SquareDashedMousePointer } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import { words } from '@/utils/i18n/words';

const loadPopup = () => import('@/components/ui/menu-popup');

/** What can be taken of the tab in front. */
export interface Takes {
  region(): void;
  view(): void;
  whole(): void;
}

interface AttachMenuProps {
  /** Absent where no tab is in front. Where there is no `draw` either, the button adds files at once. */
  takes: Takes | undefined;
  /** Absent where a picture need not be asked for, or cannot be. */
  draw?: (() => void) | undefined;
  onFiles(files: readonly File[]): void;
}

interface Choice {
  label: string;
  icon: ReactNode;
  run(): void;
}

/** The button that adds something to the next question: files, pictures of the page, or the wish for a picture. */
export function AttachMenu({ takes, draw, onFiles }: AttachMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const pickFiles = () => input.current?.click();
  const hasMenu = takes ?? draw;
  const choices = (): Choice[] => [
    { label: words('attach.add'), icon: <Paperclip />, run: pickFiles },
    ...(takes
      ? [
          { label: words('capture.region'), icon: <SquareDashedMousePointer />, run: takes.region },
          { label: words('capture.view'), icon: <AppWindow />, run: takes.view },
          { label: words('capture.whole'), icon: <GalleryVertical />, run: takes.whole },
        ]
      : []),
    ...(draw ? [{ label: words('action.draw.name'), icon: <Paintbrush />, run: draw }] : []),
  ];
  return (
    <>
      {hasMenu ? (
        <button
          ref={button}
          type="button"
          className="tool"
          aria-label={words('capture.menu')}
          title={words('capture.menu')}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Plus />
        </button>
      ) : (
        <IconButton name={words('attach.add')} onClick={pickFiles}>
          <Plus />
        </IconButton>
      )}
      {open && hasMenu && (
        <Late load={loadPopup} meanwhile={null}>
          {({ MenuPopup }) => (
            <MenuPopup
              name={words('capture.menu')}
              choices={choices()}
              anchor={button}
              onChoose={({ run }) => {
                setOpen(false);
                run();
              }}
              onClose={() => setOpen(false)}
            />
          )}
        </Late>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
