import { joinKeyring, keepUnlocked } from '@/utils/store/keyring';

const ACTIVITY = ['pointerdown', 'keydown', 'wheel'];

/**
 * Has a panel take part in the keyring: it is handed the unlocked key, hands it on, and keeps it unlocked while it is in use.
 * @param panel where its events pass
 * @returns stops reporting its use
 */
export function joinAsPanel(panel: EventTarget): () => void {
  const stop = new AbortController();
  const report = () => void keepUnlocked();
  for (const event of ACTIVITY) panel.addEventListener(event, report, { capture: true, passive: true, signal: stop.signal });
  void joinKeyring();
  return () => stop.abort();
}
