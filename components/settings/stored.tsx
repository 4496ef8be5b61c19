import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { bytes } from '@/components/ui/bytes';
import { spokenLocale, words } from '@/utils/i18n/words';
import { chatCount } from '@/utils/store/chats';
import { STORED_KINDS, type StoredSize, storedSizes } from '@/utils/store/sizes';

/** Many changes in a row, as a backup makes them, are looked at once; ms. */
const CALM_MS = 300;

/** How much is stored, by kind. */
export function Stored() {
  // Not a live query of the sizes: a growing answer would have samples read with each of its words.
  const count = useLiveQuery(chatCount);
  const [stored, setStored] = useState<{ sizes: StoredSize[]; browser: StorageEstimate }>();
  const isFirst = useRef(true);
  useEffect(() => {
    if (count === undefined) return;
    const look = async () => setStored({ sizes: await storedSizes(), browser: await navigator.storage.estimate() });
    const calm = setTimeout(() => void look(), isFirst.current ? 0 : CALM_MS);
    isFirst.current = false;
    return () => clearTimeout(calm);
  }, [count]);
  const { sizes, browser } = stored ?? {};
  const number = new Intl.NumberFormat(spokenLocale());
  return (
    <section>
      <h2>{words('data.stored')}</h2>
      <p className="fact">{words('data.here')}</p>
      <table className="sizes">
        <thead>
          <tr>
            <th scope="col">{words('data.what')}</th>
            <th scope="col">{words('data.how-many')}</th>
            <th scope="col">{words('data.how-much')}</th>
          </tr>
        </thead>
        <tbody>
          {STORED_KINDS.map((kind) => {
            // The rows stand there before their sizes are known: what is below keeps its place.
            const size = sizes?.find((each) => each.kind === kind);
            return (
              <tr key={kind}>
                <th scope="row">{words('data.kind', { kind })}</th>
                <td>{size && number.format(size.rows)}</td>
                <td>{size && (size.isEstimate ? words('data.about', { size: bytes(size.bytes) }) : bytes(size.bytes))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="fact">
        {browser?.usage !== undefined &&
          browser.quota !== undefined &&
          words('data.total', { used: bytes(browser.usage), most: bytes(browser.quota) })}
      </p>
    </section>
  );
}
