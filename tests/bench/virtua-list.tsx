import { useLayoutEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { VList, type VListHandle } from 'virtua';

/** The least that a long list costs: its rows as plain text in virtua, opened at the end. */
function List({ rows }: { rows: readonly string[] }) {
  const list = useRef<VListHandle>(null);
  useLayoutEffect(() => list.current?.scrollToIndex(rows.length - 1, { align: 'end' }), [rows]);
  return (
    <VList ref={list} id="scroller" style={{ height: '100vh' }}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that never change
        <div key={at} style={{ whiteSpace: 'pre-wrap', paddingBlock: 10 }}>
          {row}
        </div>
      ))}
    </VList>
  );
}

const root = document.getElementById('root');
if (root) Reflect.set(globalThis, 'mount', (rows: readonly string[]) => createRoot(root).render(<List rows={rows} />));
