import { Check, Copy, Download } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { saveFile } from '@/components/ui/save-file';
import { fileNameOf } from '@/utils/core/pictures/file-name-of';
import { words } from '@/utils/i18n/words';
import { useCopiedPicture } from './use-copied-picture';

/** Copies a picture, and saves it as it is. @param name of the file that is saved */
export function PictureTools({ bytes, name }: { bytes: Blob; name: string }) {
  const { said, copy } = useCopiedPicture(bytes);
  return (
    <>
      <IconButton name={words('made.copy')} onClick={copy}>
        {said === 'answer.copied' ? <Check /> : <Copy />}
      </IconButton>
      <IconButton name={words('made.save')} onClick={() => saveFile(bytes, fileNameOf(name, bytes.type))}>
        <Download />
      </IconButton>
      <span role="status" className="fact">
        {said && words(said)}
      </span>
    </>
  );
}
