import './tab.css';
import '@/components/ui/forms.css';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ConnectView } from '@/components/connect/connect-view';
import { PassphraseSection } from '@/components/connect/passphrase-section';
import { PromptsView } from '@/components/prompts/prompts-view';
import { Appearance } from '@/components/settings/appearance';
import { Data } from '@/components/settings/data';
import { Instructions } from '@/components/settings/instructions';
import { InterfaceLanguage } from '@/components/settings/interface-language';
import { Sites } from '@/components/settings/sites';
import { SpendingView } from '@/components/settings/spending-view';
import { hashFor, SETTINGS_SECTIONS, type SettingsSection } from '@/utils/core/route';
import { words } from '@/utils/i18n/words';
import { LastFault } from './last-fault';
import { goTo } from './use-route';
import { useTabTitle } from './use-tab-title';

const toChat = () => goTo({ at: 'chat', chatId: null });

const SECTIONS: Record<SettingsSection, () => ReactNode> = {
  models: () => <ConnectView onDone={toChat} keys={false} />,
  instructions: () => <Instructions />,
  prompts: () => (
    <main>
      <PromptsView />
    </main>
  ),
  appearance: () => <Appearance />,
  language: () => <InterfaceLanguage />,
  keys: () => (
    <main className="forms connect">
      <PassphraseSection heading="h2" />
    </main>
  ),
  sites: () => <Sites />,
  spending: () => <SpendingView />,
  data: () => <Data />,
};

/** The settings, one part at a time; each has an address of its own. */
export function SettingsPage({ section }: { section: SettingsSection }) {
  const title = words(`settings.${section}`);
  useTabTitle(`${title} · ${words('header.settings')}`);
  return (
    <div className="tab settings-page">
      <nav className="side" aria-label={words('settings.sections')}>
        <ul className="sections">
          <li>
            <a href={hashFor({ at: 'chat', chatId: null })}>
              <ArrowLeft aria-hidden="true" /> {words('chats.title')}
            </a>
          </li>
          {SETTINGS_SECTIONS.map((each) => (
            <li key={each}>
              <a href={hashFor({ at: 'settings', section: each })} aria-current={each === section ? 'page' : undefined}>
                {words(`settings.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="middle">
        <header>
          <h1>{title}</h1>
        </header>
        <LastFault />
        {SECTIONS[section]()}
      </div>
    </div>
  );
}
