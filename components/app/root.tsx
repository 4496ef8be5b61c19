import { lazy, Suspense } from 'react';
import { ErrorBoundary } from './error-boundary';
import { Opening } from './opening';

const App = lazy(() => import('./app').then(({ App }) => ({ default: App })));

/** The panel. Its composer takes the first key while everything behind it is still loading. */
export function Root() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Opening />}>
        <App />
      </Suspense>
    </ErrorBoundary>
  );
}
