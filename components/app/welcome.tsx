import './welcome.css';
import { Keyboard, MousePointerClick, Puzzle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { openPanel } from '@/utils/browser/panel';
import { browserKeys } from '@/utils/browser/shortcuts';
import { words } from '@/utils/i18n/words';
import { useTabTitle } from './use-tab-title';

/** The page after the install: how to open the panel, which the panel itself cannot show. */
export function Welcome({ windowId }: { windowId: number }) {
  const [key, setKey] = useState('');
  useEffect(() => void browserKeys().then(({ opens }) => setKey(opens)), []);
  useTabTitle(words('welcome.title'));
  return (
    <main className="welcome">
      <img src="/icon/128.png" alt="" width="56" height="56" />
      <h1>{words('welcome.title')}</h1>
      <p>{words('welcome.lead')}</p>
      <ul>
        <li>
          <Puzzle aria-hidden="true" /> {words('welcome.toolbar')}
        </li>
        {key && (
          <li>
            <Keyboard aria-hidden="true" /> {words('welcome.key', { key })}
          </li>
        )}
        <li>
          <MousePointerClick aria-hidden="true" /> {words('welcome.menu')}
        </li>
      </ul>
      <button type="button" className="btn first" onClick={() => void openPanel(windowId)}>
        {words('welcome.open')}
      </button>
      <p className="fact">{words('welcome.reads')}</p>
    </main>
  );
}
