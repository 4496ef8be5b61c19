import { FileText } from 'lucide-react';
import { PageIcon } from '@/components/ui/page-icon';
import { labelsOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';

/** The sources that a question brought, by name. */
export function Brought({ message }: { message: Message }) {
  return labelsOf(message.parts).map(({ fileId, kind, title, icon, start }) => (
    <span key={fileId} className="with" dir="auto">
      {kind === 'file' ? <FileText aria-hidden="true" /> : <PageIcon icon={icon} title={title} />}
      {kind === 'selection' ? <q className="passage-inline">{start}</q> : <span>{title}</span>}
    </span>
  ));
}
