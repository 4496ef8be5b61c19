import { useId, useState } from 'react';
import { words } from '@/utils/i18n/words';

interface NumberFieldProps {
  name: string;
  hint: string;
  range: readonly [least: number, most: number, step: number];
  value: number | undefined;
  /** Undefined where the field was emptied. */
  onChange(value: number | undefined): void;
}

/** A number that may be left to the model. What is out of range is said, and not kept. */
export function NumberField({ name, hint, range: [least, most, step], value, onChange }: NumberFieldProps) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <div className="field">
      <label>
        {name}
        <input
          type="number"
          inputMode="decimal"
          min={least}
          max={most}
          step={step}
          defaultValue={value}
          aria-invalid={wrong}
          aria-describedby={id}
          onBlur={({ currentTarget }) => {
            const { value: text, valueAsNumber, validity } = currentTarget;
            setWrong(!validity.valid);
            if (!validity.valid) return;
            const typed = text === '' ? undefined : valueAsNumber;
            if (typed !== value) onChange(typed);
          }}
        />
      </label>
      <p className="fact" id={id} role={wrong ? 'alert' : undefined}>
        {wrong ? words('endpoint.number-range', { least, most }) : hint}
      </p>
    </div>
  );
}
