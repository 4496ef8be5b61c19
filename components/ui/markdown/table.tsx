import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/ui/copy-menu';
import { words } from '@/utils/i18n/words';
import { type Token, textOf } from './parse';
import { type Rows, toCsv, toHtmlTable, toTsv } from './table-text';

/**
 * A table that scrolls in a box of its own, which the keyboard can reach; its name is its header. It can be copied as a table or as CSV.
 * @param inside its tokens
 */
export function Table({ inside, children }: { inside: readonly Token[]; children: ReactNode }) {
  const name = (rowsOf(inside)[0] ?? []).filter(Boolean).join(', ');
  const copies = [
    {
      label: words('markdown.copy-table'),
      copy: () => ({ text: toTsv(rowsOf(inside)), html: toHtmlTable(rowsOf(inside)) }),
    },
    { label: words('markdown.copy-csv'), copy: () => ({ text: toCsv(rowsOf(inside)) }) },
  ];
  return (
    <div className="md-table-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key (WCAG 2.1.1) */}
      <section className="md-table" dir="auto" tabIndex={0} aria-label={name || words('markdown.table')}>
        <table>{children}</table>
      </section>
      <CopyMenu name={words('markdown.table-menu')} copies={copies} />
    </div>
  );
}

/** What the cells say, without marks. */
function rowsOf(inside: readonly Token[]): Rows {
  const rows: string[][] = [];
  for (const token of inside) {
    if (token.type === 'tr_open') rows.push([]);
    else if (token.type === 'inline') rows.at(-1)?.push(textOf(token.children ?? []).trim());
  }
  return rows;
}
