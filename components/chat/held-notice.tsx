import { words } from '@/utils/i18n/words';
import type { Struck } from './use-struck';

/** Why a question was not sent: passages that were struck out are not found any more. */
export function HeldNotice({ struck: { held, letGo, look } }: { struck: Struck }) {
  if (!held) return null;
  return (
    <section className="notice">
      <p role="alert">{words(held.isOfPictures ? 'receipt.held-words' : 'receipt.held', { count: held.count })}</p>
      <div className="row">
        <button
          type="button"
          className="btn first"
          onClick={() => {
            letGo();
            look(true);
          }}
        >
          {words('receipt.look')}
        </button>
        <button
          type="button"
          form="composer"
          className="btn"
          onClick={({ currentTarget }) => {
            letGo();
            if (held.again) held.again();
            else currentTarget.form?.requestSubmit();
          }}
        >
          {words('receipt.anyway')}
        </button>
      </div>
    </section>
  );
}
