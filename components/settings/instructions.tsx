import './settings.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useSoon } from '@/components/ui/use-soon';
import { words } from '@/utils/i18n/words';
import { setSetting, settingOf } from '@/utils/store/settings';

/** What is said to every model, and what one may be asked beside the questions. */
export function Instructions() {
  const now = useLiveQuery(async () => ({
    instructions: (await settingOf('instructions')) ?? '',
    nameChats: (await settingOf('nameChats')) ?? false,
  }));
  if (!now) return <main />;
  return (
    <main className="forms">
      <InstructionsField kept={now.instructions} />
      <NamingField kept={now.nameChats} />
    </main>
  );
}

function NamingField({ kept }: { kept: boolean }) {
  const [shown, show] = useSoon(kept);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={shown}
        onChange={({ target }) => {
          show(target.checked);
          void setSetting('nameChats', target.checked);
        }}
      />
      <span>
        {words('instructions.name-chats')}
        <span className="fact">{words('instructions.name-chats-hint')}</span>
      </span>
    </label>
  );
}

/** Kept while it is typed, so there is nothing to press and nothing to lose. */
function InstructionsField({ kept }: { kept: string }) {
  const [text, setText] = useState(kept);
  const [isFocused, setFocused] = useState(false);
  return (
    <label>
      {words('instructions.label')}
      <textarea
        rows={6}
        dir="auto"
        // Who types sees what they type; who only looks sees what another window wrote.
        value={isFocused ? text : kept}
        placeholder={words('endpoint.instructions-example')}
        onFocus={() => {
          setText(kept);
          setFocused(true);
        }}
        onBlur={() => setFocused(false)}
        onChange={({ target }) => {
          setText(target.value);
          void setSetting('instructions', target.value);
        }}
      />
      <span className="fact">{words('instructions.hint')}</span>
    </label>
  );
}
