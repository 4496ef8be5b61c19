import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { bytes } from '@/components/ui/bytes';
import { locale } from '@/components/ui/locale';
import { words } from '@/utils/i18n/words';
import { storedSizes } from '@/utils/store/sizes';

/** How much is stored, by kind. */
export function Stored() {
  const sizes = useLiveQuery(storedSizes);
  const [browser, setBrowser] = useState<StorageEstimate>();
  useEffect(() => {
    // Anew with every change, as the browser tells nobody of its own.
    if (sizes) void navigator.storage.estimate().then(setBrowser);
  }, [sizes]);
  const number = new Intl.NumberFormat(locale());
  return (
    <section>
      <h2>{words('data.stored')}</h2>
      <p className="fact">{words('data.here')}</p>
      {sizes && (
        <table className="sizes">
          <thead>
            <tr>
              <th scope="col">{words('data.what')}</th>
              <th scope="col">{words('data.how-many')}</th>
              <th scope="col">{words('data.how-much')}</th>
            </tr>
          </thead>
          <tbody>
            {sizes.map(({ kind, rows, bytes: size, isEstimate }) => (
              <tr key={kind}>
                <th scope="row">{words('data.kind', { kind })}</th>
                <td>{number.format(rows)}</td>
                <td>{isEstimate ? words('data.about', { size: bytes(size) }) : bytes(size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {browser?.usage !== undefined && browser.quota !== undefined && (
        <p className="fact">{words('data.total', { used: bytes(browser.usage), most: bytes(browser.quota) })}</p>
      )}
    </section>
  );
}
