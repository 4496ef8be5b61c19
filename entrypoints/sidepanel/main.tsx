import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Root } from '@/components/app/root';
import { takeFirstKeys } from '@/components/chat/take-first-keys';
import { firstWords } from '@/utils/i18n/load-words';

const loading = firstWords();
// English is here already; another language comes from a file of its own, and without it the panel speaks English.
if (loading) void loading.then(start, start);
else start();

function start(): void {
  const root = document.getElementById('root');
  if (root) takeFirstKeys(() => flushSync(() => createRoot(root).render(<Root />)));
  // Behind the first paint: these bring the database and the browser's API.
  void Promise.all([import('@/utils/store/language'), import('@/utils/chat/menus')]).then(([{ followLanguage }, { buildMenus }]) =>
    followLanguage(() => void buildMenus()),
  );
}
