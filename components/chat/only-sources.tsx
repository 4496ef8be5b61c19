import { TextQuote } from 'lucide-react';
import { words } from '@/utils/i18n/words';

/** Whether answers are to come from the sources alone. */
export function OnlySources({ isOn, flip }: { isOn: boolean; flip(): void }) {
  const name = words('composer.only-sources');
  return (
    <button type="button" className="tool only-sources" aria-label={name} title={name} aria-pressed={isOn} onClick={flip}>
      <TextQuote />
    </button>
  );
}
