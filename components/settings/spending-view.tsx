import './settings.css';
import './spending.css';
import { useEffect, useState } from 'react';
import { spendingAt } from '@/utils/chat/spending-at';
import { ignoreAbort } from '@/utils/core/faults';
import type { Spending, Spent } from '@/utils/core/spending';
import { inDollars } from '@/utils/i18n/dollars';
import { spokenLocale, words } from '@/utils/i18n/words';
import { CostlyChats } from './costly-chats';
import { SpendingTable } from './spending-table';

/** What answers cost, as it was when this was opened. */
export function SpendingView() {
  const [spending, setSpending] = useState<Spending>();
  useEffect(() => {
    const end = new AbortController();
    void spendingAt(Date.now(), end.signal).then(setSpending).catch(ignoreAbort);
    return () => end.abort();
  }, []);
  const hasAnswers = spending?.months.some(({ answers }) => answers > 0) ?? false;
  return (
    <main className="forms spending">
      <p className="fact">{words('spending.about')}</p>
      <p role="status">{spending ? !hasAnswers && words('spending.none') : words('spending.loading')}</p>
      {spending && hasAnswers && <Sums spending={spending} />}
    </main>
  );
}

function Sums({ spending: { today, months, chats, models } }: { spending: Spending }) {
  const [month, before] = months;
  const name = new Intl.DateTimeFormat(spokenLocale(), { month: 'short', year: 'numeric' });
  return (
    <>
      <dl className="sums">
        <Sum name={words('spending.today')} sum={today} />
        {month && <Sum name={words('spending.month')} sum={month} />}
        {before && <Sum name={words('spending.before')} sum={before} />}
      </dl>
      <CostlyChats chats={chats} />
      {models.length > 0 && (
        <SpendingTable
          name={words('spending.models')}
          column={words('spending.column-model')}
          rows={models
            .toSorted((one, other) => other.dollars - one.dollars || other.answers - one.answers)
            .map((sum) => ({ name: sum.id, sum }))}
        />
      )}
      <SpendingTable
        name={words('spending.months')}
        column={words('spending.column-month')}
        rows={months.map((sum) => ({ name: name.format(sum.start), sum }))}
      />
    </>
  );
}

/** What some answers cost, and how many of them have a cost that is not known. */
function Sum({ name, sum: { answers, dollars, unknown } }: { name: string; sum: Spent }) {
  const isKnown = unknown === 0 || unknown < answers;
  return (
    <div>
      <dt>{name}</dt>
      {isKnown && <dd>{inDollars(dollars)}</dd>}
      {unknown > 0 && <dd className="fact">{words(isKnown ? 'spending.and-unknown' : 'spending.unknown', { count: unknown })}</dd>}
    </div>
  );
}
