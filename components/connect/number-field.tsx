import { useId, useRef, useState } from 'react';
import { words } from '@/utils/i18n/words';

interface NumberFieldProps {
  name: string;
  hint: string;
  range: readonly [least: number, most: number];
  value: number | undefined;
  /** Undefined where the field was emptied. */
  onChange(value: number | undefined): void;
}

/** A number that may be left to the model. What is out of range is said, and not kept: then what stood there before is. */
export function NumberField({ name, hint, range: [least, most], value, onChange }: NumberFieldProps) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  /** Typing “15” goes by “1”, which is kept at once and may be in range. */
  const before = useRef(value);
  return (
    <div className="field">
      <label>
        {name}
        <input
          type="number"
          inputMode="decimal"
          min={least}
          max={most}
          step="any"
          defaultValue={value}
          aria-invalid={wrong}
          aria-describedby={id}
          // The field itself knows: what was typed a moment ago may not have been kept yet.
          onFocus={({ currentTarget }) => {
            if (currentTarget.validity.valid) before.current = numberIn(currentTarget);
          }}
          onChange={({ currentTarget }) => {
            const { valid } = currentTarget.validity;
            onChange(valid ? numberIn(currentTarget) : before.current);
            if (valid) setWrong(false);
          }}
          onBlur={({ currentTarget }) => setWrong(!currentTarget.validity.valid)}
        />
      </label>
      <p className="fact" id={id} role={wrong ? 'alert' : undefined}>
        {wrong ? words('endpoint.number-range', { least, most }) : hint}
      </p>
    </div>
  );
}

function numberIn({ value, valueAsNumber }: HTMLInputElement): number | undefined {
  return value === '' ? undefined : valueAsNumber;
}
