import { requestSignIn } from '@/utils/browser/permissions';
import { signInToOpenRouter } from '@/utils/chat/openrouter-sign-in';
import { words } from '@/utils/i18n/words';
import { useLeaving } from './use-attempt';

interface OpenRouterSignInProps {
  baseUrl: string;
  onKey(key: string): void;
  onFault(error: unknown): void;
}

/** Gets a key from OpenRouter's own page, so that none has to be pasted. */
export function OpenRouterSignIn({ baseUrl, onKey, onFault }: OpenRouterSignInProps) {
  const leaving = useLeaving();
  function signIn(): void {
    const signal = leaving();
    // The request must be the first thing the click does.
    requestSignIn(baseUrl)
      .then((allowed) => (allowed ? signInToOpenRouter(signal) : undefined))
      .then(
        (key) => key && onKey(key),
        (error: unknown) => !signal.aborted && onFault(error),
      );
  }
  return (
    <button type="button" className="btn" onClick={signIn}>
      {words('connect.sign-in')}
    </button>
  );
}
