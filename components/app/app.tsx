import { useEffect, useState } from 'react';
import { Late } from '@/components/ui/late';
import { ownPlace, type Place } from '@/utils/browser/own-page';
import { joinAsPanel } from '@/utils/chat/panel-activity';
import { Opening } from './opening';
import { Panel } from './panel';
import { useLook } from './use-look';

const loadTab = () => import('./tab');

/** Everything behind the composer: the side panel, or the same page in a tab of its own. */
export function App() {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    void ownPlace().then((found) => {
      document.documentElement.dataset['place'] = found.isTab ? 'tab' : 'panel';
      setPlace(found);
    });
    void navigator.storage.persist();
  }, []);
  useEffect(() => joinAsPanel(window), []);
  useLook();
  if (!place) return <Opening />;
  if (!place.isTab) return <Panel windowId={place.windowId} />;
  return (
    <Late load={loadTab} meanwhile={<Opening />}>
      {({ Tab }) => <Tab windowId={place.windowId} />}
    </Late>
  );
}
