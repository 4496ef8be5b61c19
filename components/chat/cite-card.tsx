import { useLiveQuery } from 'dexie-react-hooks';
import { FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PageIcon } from '@/components/ui/page-icon';
import { Player } from '@/components/ui/player';
import { type Pointed, pointTo } from '@/utils/chat/point-to';
import type { Passage } from '@/utils/core/passages/passages';
import { passagesIn } from '@/utils/core/passages/passages-in';
import { stampOf } from '@/utils/core/pointing/stamp-of';
import type { SourceFile } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import { originOf } from './origin-of';
import { useThreadTools } from './thread-tools';

const SAYS: Partial<Record<Pointed['state'], WordKey>> = { gone: 'cite.gone', closed: 'cite.closed' };

/** A passage in its source's own words, and its place in the page: shown there as soon as the card opens. */
export function CiteCard({ fileId, n }: { fileId: string; n: number }) {
  const { windowId } = useThreadTools();
  const found = useLiveQuery(async () => ({ file: await fileOf(fileId) }), [fileId]);
  const file = found?.file;
  const [pointed, setPointed] = useState<Pointed>();
  const passages = file ? passagesIn(file) : [];
  const at = passages.findIndex((passage) => passage.n === n);
  const passage = passages[at];

  async function point(source: SourceFile): Promise<void> {
    if (!passage) return;
    const [before, after] = [passages[at - 1]?.text ?? '', passages[at + 1]?.text ?? ''];
    setPointed(await pointTo(source, { text: passage.text, before, after }, windowId));
  }

  const isKnown = passage !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to point at
  useEffect(() => {
    if (file) void point(file);
  }, [isKnown]);

  if (!found) return null;
  if (!file || !passage) return <p>{words('cite.lost')}</p>;
  const says = pointed && SAYS[pointed.state];
  return (
    <>
      <div className="from">
        {file.kind === 'file' ? <FileText aria-hidden="true" /> : <PageIcon icon={file.icon} title={file.title} />}
        <span dir="auto">{originOf(file, passage)}</span>
        {file.url && pointed?.state !== 'closed' && (
          <button type="button" className="link" onClick={() => void point(file)}>
            {words('cite.show')}
          </button>
        )}
      </div>
      <p className="passage" dir="auto">
        {passage.text}
      </p>
      {file.media && file.transcript && <Player bytes={file.media.bytes} name={file.title} from={secondsAt(passages, at)} />}
      <p role="status" className="fact">
        {says && words(says)}
        {pointed?.state === 'shown' && words(pointed.exact ? 'cite.shown' : 'cite.near')}{' '}
        {pointed?.state === 'closed' && (
          <a className="link" href={pointed.url} target="_blank" rel="noopener noreferrer">
            {words('cite.open')}
          </a>
        )}
      </p>
    </>
  );
}

/** When a passage of what was written down is said: by its own time, or that of the paragraph that it stands in. */
function secondsAt(passages: readonly Passage[], at: number): number | undefined {
  return passages
    .slice(0, at + 1)
    .map(({ text }) => stampOf(text)?.seconds)
    .findLast((seconds) => seconds !== undefined);
}
