import { useLiveQuery } from 'dexie-react-hooks';
import { useId } from 'react';
import { words } from '@/utils/i18n/words';
import { AUTO_LOCKS, autoLock, setSetting } from '@/utils/store/settings';

/** After how long without use the keys lock themselves. */
export function AutoLockField() {
  const chosen = useLiveQuery(autoLock);
  const hint = useId();
  return (
    <>
      <label>
        {words('keys.auto-lock')}
        <select
          value={String(chosen)}
          aria-describedby={hint}
          onChange={(event) => {
            const next = AUTO_LOCKS.find((each) => String(each) === event.currentTarget.value);
            if (next) void setSetting('autoLock', next);
          }}
        >
          {AUTO_LOCKS.map((each) => (
            <option key={each} value={String(each)}>
              {each === 'closed' ? words('keys.auto-lock-closed') : words('keys.auto-lock-minutes', { minutes: each })}
            </option>
          ))}
        </select>
      </label>
      <p className="fact" id={hint}>
        {words('keys.auto-lock-hint')}
      </p>
    </>
  );
}
