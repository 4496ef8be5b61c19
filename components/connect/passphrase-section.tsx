import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useSyncExternalStore } from 'react';
import { PassphraseForm } from '@/components/ui/passphrase-form';
import { UnlockForm } from '@/components/ui/unlock-form';
import { words } from '@/utils/i18n/words';
import { isUnlocked, joinKeyring, lockKeys, onKeyring } from '@/utils/store/keyring';
import { changePassphrase, hasPassphrase, removePassphrase, setPassphrase, unlockKeys } from '@/utils/store/passphrase';
import { AutoLockField } from './auto-lock-field';
import { ForgetKeys } from './forget-keys';

/** The passphrase that locks all keys: set, changed, removed; locked and unlocked. */
export function PassphraseSection({ heading: Heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const isSet = useLiveQuery(hasPassphrase);
  const unlocked = useSyncExternalStore(onKeyring, isUnlocked);
  useEffect(() => void joinKeyring(), []);
  if (isSet === undefined) return null;
  return (
    <section>
      <Heading>{words('keys.title')}</Heading>
      {!isSet && <NoPassphrase isOpen={Heading === 'h2'} />}
      {isSet && unlocked && <Unlocked />}
      {isSet && !unlocked && <Locked />}
    </section>
  );
}

/** Open where the passphrase has a page of its own, which would be empty else. */
function NoPassphrase({ isOpen }: { isOpen: boolean }) {
  async function run(_: string, next: string): Promise<boolean> {
    await setPassphrase(next);
    return true;
  }
  return (
    <details open={isOpen}>
      <summary>{words('keys.offer')}</summary>
      <p className="fact">{words('keys.about')}</p>
      <p className="fact">{words('keys.lost')}</p>
      <PassphraseForm action={words('keys.set')} asksNew run={run} />
    </details>
  );
}

function Unlocked() {
  return (
    <>
      <div className="row">
        <p className="grow" role="status">
          {words('keys.unlocked')}
        </p>
        <button type="button" className="btn" onClick={() => void lockKeys()}>
          {words('keys.lock')}
        </button>
      </div>
      <AutoLockField />
      <details>
        <summary>{words('keys.change')}</summary>
        <div className="connect">
          <p className="fact">{words('keys.lost')}</p>
          <PassphraseForm action={words('keys.change')} asksCurrent asksNew run={changePassphrase} />
        </div>
      </details>
      <details>
        <summary>{words('keys.remove')}</summary>
        <PassphraseForm action={words('keys.remove')} asksCurrent run={removePassphrase} />
      </details>
    </>
  );
}

/** Seen late, as another panel or the turn host may hold the key and hand it over at once. */
function Locked() {
  return (
    <div className="connect late">
      <p role="status">{words('keys.locked')}</p>
      <UnlockForm unlock={unlockKeys} />
      <ForgetKeys />
    </div>
  );
}
