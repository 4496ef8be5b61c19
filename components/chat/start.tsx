import { useMemo } from 'react';
import { PageIcon } from '@/components/ui/page-icon';
import { actions } from '@/utils/actions';
import type { FrontPage } from '@/utils/chat/front-page';
import { hostOf } from '@/utils/core/addresses';
import type { Engine } from '@/utils/core/rows';
import { countWords } from '@/utils/core/tokens';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';

interface StartProps {
  page: FrontPage;
  engine: Engine;
  onAsk(text: string, actionId: string): void;
  onConnect(): void;
}

/** A new chat: the page in front, and things worth asking about it. */
export function Start({ page, engine, onAsk, onConnect }: StartProps) {
  const source = page.state === 'read' ? page.source : undefined;
  const text = source?.text ?? '';
  const count = useMemo(() => countWords(text), [text]);
  const context = source?.kind === 'selection' ? 'start-selection' : 'start-page';
  return (
    <main className="start">
      {page.state === 'looking' && <p className="fact late">{words('start.reading')}</p>}
      {source && (
        <>
          <div className="here">
            <PageIcon icon={source.icon} title={source.title} />
            <h2 dir="auto">{source.title}</h2>
            <p>
              <bdi>{hostOf(source.url)}</bdi> · {words('start.words', { count })}
            </p>
          </div>
          {source.kind === 'selection' && (
            <blockquote className="passage" dir="auto">
              {source.text.slice(0, 280)}
              {source.text.length > 280 && '…'}
            </blockquote>
          )}
          <ul className="asks">
            {actions
              .filter(({ contexts }) => contexts.includes(context))
              .map(({ id, name, question }) => (
                <li key={id}>
                  <button type="button" onClick={() => onAsk(words(question), id)}>
                    {words(name)}
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
      {engine.endpointId === EXCERPTS_ENDPOINT.id && (
        <p className="quiet">
          {words('start.engine')}{' '}
          <button type="button" className="link" onClick={onConnect}>
            {words('start.connect')}
          </button>
        </p>
      )}
    </main>
  );
}
