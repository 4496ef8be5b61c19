import './start.css';
import { useMemo } from 'react';
import { PageIcon } from '@/components/ui/page-icon';
import type { FrontPage } from '@/utils/chat/front-page';
import { kindOf, startsFor } from '@/utils/chat/starts';
import { hostOf } from '@/utils/core/addresses';
import { isTranscriber } from '@/utils/core/models/transcribers';
import type { Prompt } from '@/utils/core/prompts';
import type { Source } from '@/utils/core/rows';
import { countWords } from '@/utils/core/tokens';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { ActionIcon } from './action-icon';
import { EarlierChats } from './earlier-chats';
import { nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';

interface StartProps {
  page: FrontPage;
  engine: EngineChoice;
  prompts: readonly Prompt[];
  onAsk(prompt: Prompt): void;
  onConnect(): void;
  onOpen(chatId: string): void;
}

/** A new chat: the page in front, and three things worth asking about this kind of page. */
export function Start({ page, engine, prompts, onAsk, onConnect, onOpen }: StartProps) {
  const byExcerpts = engine.chosen.endpointId === EXCERPTS_ENDPOINT.id;
  const connected = engine.all.filter(({ id }) => id !== EXCERPTS_ENDPOINT.id);
  const writer = connected.every(isTranscriber) ? connected[0] : undefined;
  return (
    <main className="start">
      {page.state === 'looking' && <Reading />}
      {page.state === 'read' && <Here source={page.source} prompts={prompts} hasModel={!byExcerpts} onAsk={onAsk} />}
      {page.state === 'read' && <EarlierChats url={page.source.url} onOpen={onOpen} />}
      {NO_PAGE.has(page.state) && <NoPage isTab={page.state === 'none'} />}
      {byExcerpts && (
        <p className="quiet">
          {writer &&
            `${words('start.transcriber', { model: nameOf(engine.all, { endpointId: writer.id, modelId: writer.transcriberId ?? '' }) })} `}
          {words('start.engine')}{' '}
          <button type="button" className="link" onClick={onConnect}>
            {words('start.connect')}
          </button>
        </p>
      )}
    </main>
  );
}

/** Where nothing can be read, or nothing is there to be read. */
const NO_PAGE: ReadonlySet<FrontPage['state']> = new Set(['none', 'never', 'not-allowed']);

/** The shape of what is about to come, so that nothing jumps when it does. */
function Reading() {
  return (
    <div className="late">
      <p className="unseen" role="status">
        {words('start.reading')}
      </p>
      <div className="bones" aria-hidden="true">
        <i className="icon" />
        <i />
        <i />
        <i className="fact" />
        {STARTS.map((each) => (
          <i key={each} className="ask" />
        ))}
      </div>
    </div>
  );
}

/** As many as there will be. */
const STARTS = [1, 2, 3];

/** A new chat that no page goes with. */
function NoPage({ isTab }: { isTab: boolean }) {
  return (
    <div className="invites">
      <h2>{words('start.invite')}</h2>
      <p>{words(isTab ? 'start.invite-tab' : 'start.invite-panel')}</p>
    </div>
  );
}

interface HereProps {
  source: Source;
  prompts: readonly Prompt[];
  hasModel: boolean;
  onAsk(prompt: Prompt): void;
}

/** What is in front, and what to ask about it. */
function Here({ source, prompts, hasModel, onAsk }: HereProps) {
  const { title, url, icon, text } = source;
  const count = useMemo(() => countWords(text), [text]);
  const kind = useMemo(() => kindOf(source), [source]);
  const facts = [hostOf(url), words('start.words', { count }), kind && kind !== 'other' ? words(`kind.${kind}`) : undefined];
  return (
    <>
      <div className="here">
        <PageIcon icon={icon} title={title} />
        <h2 dir="auto">{title}</h2>
        <p>{joinFacts(facts)}</p>
      </div>
      {source.kind === 'selection' && (
        <blockquote className="passage" dir="auto">
          {text.slice(0, 280)}
          {text.length > 280 && '…'}
        </blockquote>
      )}
      <ul className="asks">
        {startsFor(kind, prompts, hasModel).map((prompt) => (
          <li key={prompt.id}>
            <button type="button" onClick={() => onAsk(prompt)}>
              <ActionIcon id={prompt.id} />
              <span dir="auto">{prompt.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
