import { useLanguage } from '@/components/ui/use-language';
import { useLoaded } from '@/components/ui/use-loaded';
import { ErrorBoundary } from './error-boundary';
import { Opening } from './opening';

// Begun at once: the first keys have a box already.
const loading = import('./app');
const loadApp = () => loading;

/** The panel. Its composer takes the first key while everything behind it is still loading. */
export function Root() {
  // Everything below is rendered again in another language; nothing is mounted anew, so nothing typed is lost.
  useLanguage();
  return (
    <ErrorBoundary>
      <Behind />
    </ErrorBoundary>
  );
}

function Behind() {
  const app = useLoaded(loadApp);
  return app ? <app.App /> : <Opening />;
}
