import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { bytes } from '@/components/ui/bytes';
import { requestEndpoint } from '@/utils/browser/permissions';
import { isTooLarge, type Transcriber, transcriberFor } from '@/utils/chat/transcribers';
import { hostOf } from '@/utils/core/addresses';
import type { Recording } from '@/utils/core/rows';
import { timeOf } from '@/utils/core/transcript/cues';
import { inDollars } from '@/utils/i18n/dollars';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';

interface TranscriptOfferProps {
  engine: EngineChoice;
  file: Recording;
  /** Nothing beside it says which one it is. */
  isNamed?: boolean;
  writeDown: Attachments['writeDown'];
}

/** Offers to have what is said in a recording or a film written down, and says where it goes for that, how much it is, and what it costs. */
export function TranscriptOffer({ engine: { all, chosen }, file, isNamed = false, writeDown }: TranscriptOfferProps) {
  const { title, media } = file;
  const [request, setRequest] = useState<'asking' | 'denied'>();
  const by = useLiveQuery(() => transcriberFor(all, chosen.endpointId, media), [all, chosen.endpointId, file.hash]);
  if (!by) return null;
  const { model, most, cost } = by;
  const { baseUrl } = by.endpoint;
  const host = hostOf(baseUrl);
  if (most !== undefined && isTooLarge(media, most)) return words('attach.sound-large', { host, title, size: bytes(most) });
  const price = cost === undefined ? words('receipt.no-price') : words('receipt.price', { price: inDollars(cost) });

  function begin(to: Transcriber): void {
    // The request must be the first thing the click does; nothing is asked where the endpoint is allowed.
    const given = requestEndpoint(baseUrl);
    setRequest('asking');
    void given.then((isGiven) => {
      setRequest(isGiven ? undefined : 'denied');
      if (isGiven) writeDown(file, to);
    });
  }

  return (
    <>
      <button type="button" className="link" aria-disabled={request === 'asking'} onClick={() => request !== 'asking' && begin(by)}>
        {words('attach.write-down', { name: model.name })}
      </button>
      <span className="goes">
        {isNamed && (
          <>
            <bdi>{title}</bdi>
            {' · '}
          </>
        )}
        {joinFacts([words('attach.file-goes', { host }), timeOf(media.seconds), bytes(media.bytes.size), price])}
      </span>
      {request === 'denied' && <span className="goes">{words('attach.denied', { host })}</span>}
    </>
  );
}
