import './unseen-offer.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { Paintbrush, X } from 'lucide-react';
import { words } from '@/utils/i18n/words';
import { AskOther } from './ask-other';
import { nameOf } from './engine-items';
import { engineThatDraws } from './engine-that';
import type { EngineChoice } from './use-engine';

/** Says that a question may be answered with a picture. */
export function PictureChip({ takeOut }: { takeOut(): void }) {
  const leave = words('draw.take-out');
  return (
    <span className="chip" title={words('draw.chip-about')}>
      <Paintbrush aria-hidden="true" />
      <b>{words('draw.chip')}</b>
      <button type="button" aria-label={leave} title={leave} onClick={takeOut}>
        <X />
      </button>
    </span>
  );
}

/** Says, before a question is sent, that its model makes no pictures, and offers one that does. */
export function UnmadePicture({ engine, isUnmade }: { engine: EngineChoice; isUnmade: boolean }) {
  const { all, chosen, recent } = engine;
  const drawing = useLiveQuery(() => (isUnmade ? engineThatDraws({ all, recent }) : undefined), [isUnmade, all, recent]);
  return (
    <>
      <span className="fact unseen-pictures" role="status">
        {isUnmade && words('draw.cannot', { model: nameOf(all, chosen) })}
      </span>
      {isUnmade && drawing && (
        <div className="unseen-offer">
          <AskOther engine={engine} other={drawing} />
        </div>
      )}
    </>
  );
}
