import { takeFocus } from '@/components/ui/take-focus';
import { words } from '@/utils/i18n/words';
import type { Picking } from './use-captures';

/** While a box is drawn over the page: how, and the way out. Keys that are pressed here go to the page. */
export function PickNotice({ picking }: { picking: Extract<Picking, { at: 'page' }> }) {
  return (
    <div className="notice">
      <div
        role="application"
        aria-label={words('capture.region')}
        aria-describedby="pick-how"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that move the box
        tabIndex={0}
        ref={takeFocus}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key === 'Tab') return;
          event.preventDefault();
          event.stopPropagation();
          picking.press(event.key, event.shiftKey);
        }}
      >
        <p id="pick-how" role="status">
          {words('capture.in-page')} <span className="fact">{words('capture.keys')}</span>
        </p>
      </div>
      <div className="row">
        <button type="button" className="btn" onClick={picking.leave}>
          {words('question.cancel')}
        </button>
      </div>
    </div>
  );
}
