import type { Spent } from '@/utils/core/spending';
import { inDollars } from '@/utils/i18n/dollars';
import { spokenLocale, words } from '@/utils/i18n/words';

interface SpendingTableProps {
  name: string;
  /** What stands over the names of the rows. */
  column: string;
  rows: readonly { name: string; sum: Spent }[];
}

/** Answers, tokens and cost, row by row. */
export function SpendingTable({ name, column, rows }: SpendingTableProps) {
  const count = new Intl.NumberFormat(spokenLocale());
  // Short enough for four columns in the narrowest panel.
  const tokens = new Intl.NumberFormat(spokenLocale(), { notation: 'compact', maximumSignificantDigits: 3 });
  return (
    <section>
      <h2>{name}</h2>
      <table className="sizes" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">{words('spending.column-answers')}</th>
            <th scope="col">{words('spending.column-tokens')}</th>
            <th scope="col">{words('spending.column-cost')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, sum }) => (
            <tr key={name} className={sum.answers === 0 ? 'quiet' : undefined}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{count.format(sum.answers)}</td>
              <td>{tokens.format(sum.tokens)}</td>
              <td>
                <CellCost sum={sum} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** As `Cost`, in fewer words. */
function CellCost({ sum: { answers, dollars, unknown } }: { sum: Spent }) {
  if (answers === 0) return '–';
  if (unknown === answers) return words('spending.cell-unknown');
  return (
    <>
      {inDollars(dollars)}
      {unknown > 0 && <span className="fact">{words('spending.cell-and-unknown', { count: unknown })}</span>}
    </>
  );
}
