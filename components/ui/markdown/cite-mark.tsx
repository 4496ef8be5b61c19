import { use } from 'react';
import { type CiteMarkProps, CitesContext } from './cites';

/** The mark of a passage that an answer points at, as whoever shows the answer draws it. */
export function CiteMark({ cited, number }: { cited: CiteMarkProps['cited'] | undefined; number: number }) {
  const Mark = use(CitesContext)?.Mark;
  return Mark && <Mark number={number} {...(cited ? { cited } : {})} />;
}
