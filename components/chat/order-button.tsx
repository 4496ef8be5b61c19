import { ArrowDownUp } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

const loadSheet = () => import('./order-sheet');

/** The way to put the files that go along in order without dragging them, where there are several. */
export function OrderButton({ files }: { files: readonly SourceFile[] }) {
  const [isOpen, setOpen] = useState(false);
  if (files.length < 2) return null;
  return (
    <>
      <IconButton name={words('attach.order')} onClick={() => setOpen(true)}>
        <ArrowDownUp />
      </IconButton>
      {isOpen && (
        <Late load={loadSheet} meanwhile={null}>
          {({ OrderSheet }) => <OrderSheet files={files} onClose={() => setOpen(false)} />}
        </Late>
      )}
    </>
  );
}
