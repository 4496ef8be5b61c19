import { lazy, Suspense } from 'react';
import { Opening } from './opening';

const App = lazy(() => import('./app').then(({ App }) => ({ default: App })));

/** The panel. Its composer takes the first key while everything behind it is still loading. */
export function Root() {
  return (
    <Suspense fallback={<Opening />}>
      <App />
    </Suspense>
  );
}
