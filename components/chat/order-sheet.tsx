import { Picture } from '@/components/ui/picture';
import { useReorder } from '@/components/ui/use-reorder';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { orderFiles } from '@/utils/store/files';
import { Sheet } from './sheet';

/** The files that go along, one under the other, to be put in order with buttons. */
export function OrderSheet({ files, onClose }: { files: readonly SourceFile[]; onClose(): void }) {
  const rows = files.map(({ id, title }) => ({ id, name: title }));
  const { list, arrows, said } = useReorder(rows, (ids) => void orderFiles(ids));
  return (
    <Sheet title={words('attach.order-title')} onClose={onClose}>
      <div className="passages">
        <ul ref={list} className="ordered file-order" aria-label={words('attach.order-title')}>
          {files.map(({ id, title, hash, picture }, at) => (
            <li key={id}>
              {picture && <Picture key={hash} {...picture} name="" />}
              <span className="title" dir="auto">
                {title}
              </span>
              {arrows(at)}
            </li>
          ))}
        </ul>
        {said}
      </div>
    </Sheet>
  );
}
