import { Composer } from '@/components/chat/composer';
import { words } from '@/utils/i18n/words';

const nothing = () => undefined;

/** The panel's frame and composer, as they stand while the rest is loading. */
export function Opening() {
  return (
    <>
      <header>
        <span className="tool" />
        <h1>{words('chat.untitled')}</h1>
      </header>
      <div className="chat">
        <main />
        <footer>
          <Composer on={{ submit: async () => '', stop: nothing, typing: nothing }} />
        </footer>
      </div>
    </>
  );
}
