import './receipt.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useReorder } from '@/components/ui/use-reorder';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { orderFiles } from '@/utils/store/files';

/** The files that go along, one under the other, to be put in order with buttons. */
export function OrderSheet({ files, onClose }: { files: readonly SourceFile[]; onClose(): void }) {
  const rows = files.map(({ id, title }) => ({ id, name: title }));
  const { list, arrows, said } = useReorder(rows, (ids) => void orderFiles(ids));
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-behind" />
        <Dialog.Popup className="sheet">
          <div className="top">
            <Dialog.Title>{words('attach.order-title')}</Dialog.Title>
            <Dialog.Close className="tool" aria-label={words('receipt.close')} title={words('receipt.close')}>
              <X />
            </Dialog.Close>
          </div>
          <div className="passages">
            <ul ref={list} className="ordered file-order" aria-label={words('attach.order-title')}>
              {files.map(({ id, title }, at) => (
                <li key={id}>
                  <span className="title" dir="auto">
                    {title}
                  </span>
                  {arrows(at)}
                </li>
              ))}
            </ul>
            {said}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
