import { useId, useState } from 'react';
import { words } from '@/utils/i18n/words';

interface NumberFieldProps {
  name: string;
  hint: string;
  range: readonly [least: number, most: number];
  value: number | undefined;
  /** Undefined where the field was emptied. */
  onChange(value: number | undefined): void;
}

/** A number that may be left to the model. What is out of range is said, and not kept. */
export function NumberField({ name, hint, range: [least, most], value, onChange }: NumberFieldProps) {
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
          step="any"
          defaultValue={value}
          aria-invalid={wrong}
          aria-describedby={id}
          onChange={({ currentTarget: { value: text, valueAsNumber, validity } }) => {
            if (validity.valid) onChange(text === '' ? undefined : valueAsNumber);
            if (validity.valid) setWrong(false);
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
