import { AppWindow, GalleryVertical, Paperclip, Plus, SquareDashedMousePointer } from 'lucide-react';
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
  /** Absent where no tab is in front: then the button adds files at once. */
  takes: Takes | undefined;
  onFiles(files: readonly File[]): void;
}

interface Choice {
  label: string;
  icon: ReactNode;
  run(): void;
}

/** The button that adds something to the next question: files, or pictures of the page. */
export function AttachMenu({ takes, onFiles }: AttachMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const pickFiles = () => input.current?.click();
  const choices = (from: Takes): Choice[] => [
    { label: words('attach.add'), icon: <Paperclip />, run: pickFiles },
    { label: words('capture.region'), icon: <SquareDashedMousePointer />, run: from.region },
    { label: words('capture.view'), icon: <AppWindow />, run: from.view },
    { label: words('capture.whole'), icon: <GalleryVertical />, run: from.whole },
  ];
  return (
    <>
      {takes ? (
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
      {open && takes && (
        <Late load={loadPopup} meanwhile={null}>
          {({ MenuPopup }) => (
            <MenuPopup
              name={words('capture.menu')}
              choices={choices(takes)}
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
