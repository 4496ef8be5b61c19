import type { Engine } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { focusComposer } from './composer-focus';
import { nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';

/** Has another model asked the next question. */
export function AskOther({ engine: { all, choose }, other }: { engine: EngineChoice; other: Engine }) {
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        // The offer goes with the click.
        choose(other);
        focusComposer();
      }}
    >
      {words('ocr.ask-other', { model: nameOf(all, other) })}
    </button>
  );
}
