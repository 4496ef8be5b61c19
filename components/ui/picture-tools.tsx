import { Check, Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { words } from '@/utils/i18n/words';
import { IconButton } from './icon-button';
import { saveFile } from './save-file';

interface PictureToolsProps {
  /** Of the file that is saved. */
  name: string;
  /** Reads the picture; undefined where it has gone. */
  bytes(): Promise<Blob | undefined>;
}

/** How long "Copied" stands; ms. */
const COPIED_MS = 2000;

/** Copies a picture as PNG, the one kind that every clipboard takes, and saves it as it is. */
export function PictureTools({ name, bytes }: PictureToolsProps) {
  const [said, setSaid] = useState<'answer.copied' | 'copy.refused'>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy(): Promise<void> {
    const [picture, { asPng }] = await Promise.all([bytes(), import('@/utils/core/pictures/as-png')]);
    if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': await asPng(picture) })]);
  }
  async function save(): Promise<void> {
    const picture = await bytes();
    if (picture) saveFile(picture, name);
  }

  return (
    <span className="picture-tools acts">
      <IconButton
        name={words('made.copy')}
        onClick={() =>
          void copy().then(
            () => setSaid('answer.copied'),
            () => setSaid('copy.refused'),
          )
        }
      >
        {said === 'answer.copied' ? <Check /> : <Copy />}
      </IconButton>
      <IconButton name={words('made.save')} onClick={() => void save()}>
        <Download />
      </IconButton>
      <span role="status" className="fact">
        {said && words(said)}
      </span>
    </span>
  );
}
