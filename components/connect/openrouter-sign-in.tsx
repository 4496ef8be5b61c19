import { useState } from 'react';
import { requestSignIn } from '@/utils/browser/permissions';
import { signInToOpenRouter } from '@/utils/chat/openrouter-sign-in';
import { words } from '@/utils/i18n/words';
import { useLeaving } from './use-attempt';

interface OpenRouterSignInProps {
  baseUrl: string;
  on: {
    key(key: string): void;
    denied(): void;
    fault(error: unknown): void;
  };
}

/** Gets a key from OpenRouter's own page, so that none has to be pasted. */
export function OpenRouterSignIn({ baseUrl, on }: OpenRouterSignInProps) {
  const [busy, setBusy] = useState(false);
  const leaving = useLeaving();

  async function signIn(allowed: Promise<boolean>): Promise<void> {
    const signal = leaving();
    setBusy(true);
    try {
      if (!(await allowed)) return on.denied();
      const key = await signInToOpenRouter(signal);
      if (key) on.key(key);
    } catch (error) {
      if (!signal.aborted) on.fault(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    // The request must be the first thing the click does.
    <button type="button" className="btn" disabled={busy} onClick={() => void signIn(requestSignIn(baseUrl))}>
      {words('connect.sign-in')}
    </button>
  );
}
