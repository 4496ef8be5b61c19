import { Late } from '@/components/ui/late';
import { takeFocus } from '@/components/ui/take-focus';
import { words } from '@/utils/i18n/words';
import type { Picking } from './use-captures';

const loadBox = () => import('@/components/ui/pictures/box-on-picture');

/** While a box is drawn, or waits to be: over a picture of the page here, or over the page itself. */
export function PickingView({ picking }: { picking: Picking }) {
  if (picking.at === 'queue') return <PickingInPage leave={picking.leave} />;
  if (picking.at === 'page') return <PickingInPage press={picking.press} leave={picking.leave} />;
  return (
    <Late load={loadBox} meanwhile={null}>
      {({ BoxOnPicture }) => (
        <BoxOnPicture
          picture={picking.view}
          hint={words(picking.asks ? 'capture.in-picture-asks' : 'capture.in-picture')}
          onTake={picking.take}
          onLeave={picking.leave}
        />
      )}
    </Late>
  );
}

/** How a box is drawn over the page, once it can be, and the way out. Keys that are pressed here go to the page. */
function PickingInPage({ press, leave }: Pick<Picking, 'leave'> & Partial<Extract<Picking, { at: 'page' }>>) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves from the button, too
    <div
      className="notice"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <div
        role="application"
        aria-label={words('capture.region')}
        aria-describedby="pick-how"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that move the box
        tabIndex={0}
        ref={takeFocus}
        onKeyDown={(event) => {
          if (!press || event.nativeEvent.isComposing || !(event.key === 'Enter' || event.key.startsWith('Arrow'))) return;
          event.preventDefault();
          event.stopPropagation();
          press(event.key, event.shiftKey);
        }}
      >
        <p id="pick-how" role="status">
          {press ? (
            <>
              {words('capture.in-page')} <span className="fact">{words('capture.keys')}</span>
            </>
          ) : (
            words('capture.queue')
          )}
        </p>
      </div>
      <div className="row">
        <button type="button" className="btn" onClick={leave}>
          {words('question.cancel')}
        </button>
      </div>
    </div>
  );
}
