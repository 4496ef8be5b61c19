import { AudioLines, FileText } from 'lucide-react';
import { PageIcon } from '@/components/ui/page-icon';
import { isPdf } from '@/utils/core/media/media-type';
import { labelsOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { KeptPicture } from './kept-picture';

/** The sources that a question brought, by name; pictures as such, in a row. */
export function Brought({ message }: { message: Message }) {
  const labels = labelsOf(message.parts);
  const pictures = labels.flatMap(({ fileId, title, picture }) => (picture ? [{ fileId, name: title, size: picture }] : []));
  return (
    <>
      {labels.map(
        ({ fileId, kind, title, icon, start, picture, media }) =>
          !picture && (
            <span key={fileId} className="with" dir="auto">
              {media && !isPdf({ type: media }) ? (
                <AudioLines aria-hidden="true" />
              ) : kind === 'file' ? (
                <FileText aria-hidden="true" />
              ) : (
                <PageIcon icon={icon} title={title} />
              )}
              {kind === 'selection' ? <q className="passage-inline">{start}</q> : <span>{title}</span>}
            </span>
          ),
      )}
      {pictures.length > 0 && (
        <span className="kept-pictures">
          {pictures.map((each) => (
            <KeptPicture key={each.fileId} {...each} isAlone={pictures.length === 1} />
          ))}
        </span>
      )}
    </>
  );
}
