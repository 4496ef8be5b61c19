import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import type { Effort } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

interface EffortSelectProps {
  /** Lowest first; with none there is nothing to choose. */
  efforts: readonly Effort[];
  /** Absent: the usual one. */
  chosen: Effort | undefined;
  /** What is usual; absent: the model's own choice. */
  usual?: Effort | undefined;
  onChoose(effort: Effort | undefined): void;
  /** With its name above it, as in a form. */
  labelled?: boolean;
}

/** How long the model may think first; hidden where it has no such control. */
export function EffortSelect({ efforts, chosen, usual, onChoose, labelled = false }: EffortSelectProps) {
  const id = useId();
  if (efforts.length === 0) return null;
  return (
    <span className={labelled ? 'field' : 'pick-native'}>
      {labelled && <label htmlFor={id}>{words('effort.name')}</label>}
      <select
        id={id}
        aria-label={words('effort.name')}
        value={chosen !== undefined && efforts.includes(chosen) ? chosen : ''}
        onChange={({ target }) => onChoose(efforts.find((effort) => effort === target.value))}
      >
        <option value="">{usual ? words('effort.usual', { effort: words(`effort.${usual}`) }) : words('effort.default')}</option>
        {efforts.map((effort) => (
          <option key={effort} value={effort}>
            {words(`effort.${effort}`)}
          </option>
        ))}
      </select>
      {!labelled && <ChevronDown aria-hidden="true" />}
    </span>
  );
}
