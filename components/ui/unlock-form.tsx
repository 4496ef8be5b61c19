import { words } from '@/utils/i18n/words';
import { PassphraseForm } from './passphrase-form';

interface UnlockFormProps {
  /** @returns false where the passphrase is another */
  unlock(passphrase: string): Promise<boolean>;
  onUnlocked?(): void;
}

/** Unlocks the keys where they are needed. */
export function UnlockForm({ unlock, onUnlocked }: UnlockFormProps) {
  async function run(passphrase: string): Promise<boolean> {
    const isRight = await unlock(passphrase);
    if (isRight) onUnlocked?.();
    return isRight;
  }
  return (
    <div className="forms">
      <PassphraseForm action={words('keys.unlock')} asksCurrent run={run} />
    </div>
  );
}
