import { words } from '@/utils/i18n/words';
import { providers } from '@/utils/providers';

interface FormatFieldProps {
  /** Providers' ids. */
  formats: readonly string[];
  chosen: string | undefined;
}

/** Which wire format a server speaks, where its address does not tell. */
export function FormatField({ formats, chosen }: FormatFieldProps) {
  return (
    <label>
      {words('connect.format')}
      <select name="format" defaultValue={chosen ?? ''}>
        <option value="">{words('connect.format-usual')}</option>
        {providers
          .filter(({ id }) => formats.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}
