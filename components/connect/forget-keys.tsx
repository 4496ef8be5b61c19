import { useId, useState } from 'react';
import { words } from '@/utils/i18n/words';
import { forgetAllSecrets } from '@/utils/store/passphrase';

/** The way on without the passphrase. The keys are gone for good, so that is asked once more. */
export function ForgetKeys() {
  const [asking, setAsking] = useState(false);
  const hint = useId();
  return (
    <details>
      <summary>{words('keys.forgot')}</summary>
      <p className="fact" id={hint}>
        {words('keys.forget-hint')}
      </p>
      {asking ? (
        <button
          type="button"
          className="btn"
          aria-describedby={hint}
          onClick={() => void forgetAllSecrets()}
          onBlur={() => setAsking(false)}
          ref={(button) => button?.focus()}
        >
          {words('keys.forget-sure')}
        </button>
      ) : (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {words('keys.forget')}
        </button>
      )}
    </details>
  );
}
