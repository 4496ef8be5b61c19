import './source-list.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, Image } from 'lucide-react';
import { useState } from 'react';
import { Slices } from '@/components/ui/markdown/slices';
import { PageIcon } from '@/components/ui/page-icon';
import { Picture } from '@/components/ui/picture';
import { Player } from '@/components/ui/player';
import { hostOf } from '@/utils/core/addresses';
import { isPdf } from '@/utils/core/media/media-type';
import { hasWords } from '@/utils/core/ocr/with-words';
import { labelsOf, type SourceLabel } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';

type Label = SourceLabel & { fileId: string };

/** What a branch brought, the newest first; of a page that was read several times the last reading. */
export function SourceList({ branch }: { branch: readonly Message[] }) {
  const labels = sourcesOf(branch);
  if (labels.length === 0) return null;
  return (
    <aside className="sources" aria-label={words('source.list')}>
      <h2>{words('source.list')}</h2>
      <ul>
        {labels.map((label) => (
          <SourceItem key={label.fileId} label={label} />
        ))}
      </ul>
    </aside>
  );
}

/** A source by its name and address; its kept text, or the picture, is read when it is opened. */
function SourceItem({ label: { fileId, kind, title, url, icon, picture } }: { label: Label }) {
  const [isOpen, setOpen] = useState(false);
  const file = useLiveQuery(async () => (isOpen ? fileOf(fileId) : undefined), [isOpen, fileId]);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {picture && <Image aria-hidden="true" />}
          {kind === 'file' && !picture && <FileText aria-hidden="true" />}
          {kind !== 'file' && <PageIcon icon={icon} title={title} />}
          <span dir="auto">{kind === 'selection' ? words('source.selection', { title }) : title}</span>
        </summary>
        {file?.picture && <Picture {...file.picture} name={title} />}
        {file?.media && !isPdf(file.media.bytes) && <Player bytes={file.media.bytes} name={title} />}
        {file?.text && (!file.picture || hasWords(file)) && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key (WCAG 2.1.1)
          <section className="kept passage" dir="auto" tabIndex={0} aria-label={title}>
            <Slices text={file.text} wholeLines={false} />
          </section>
        )}
      </details>
      {/^https?:/.test(url) && (
        <a className="fact" href={url} title={url} target="_blank" rel="noopener noreferrer" dir="ltr">
          {hostOf(url)}
        </a>
      )}
    </li>
  );
}

function sourcesOf(branch: readonly Message[]): Label[] {
  const newestFirst = branch.flatMap(({ parts }) => labelsOf(parts)).reverse();
  const identities = newestFirst.map(({ kind, url, fileId }) => (kind === 'page' ? url : fileId));
  return newestFirst.filter((_, at) => identities.indexOf(identities[at] ?? '') === at);
}
