import { Copy } from 'lucide-react';
import type { Step } from '@/utils/core/mending';
import { words } from '@/utils/i18n/words';
import { IconButton } from './icon-button';
import { useCopy } from './use-copy';

/** What is to be done on the server itself, with the exact commands. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="steps">
      {steps.map(({ title, command }) => (
        <li key={title + (command ?? '')}>
          {title}
          {command && <Command text={command} />}
        </li>
      ))}
    </ol>
  );
}

function Command({ text }: { text: string }) {
  const { copied, copy } = useCopy(text);
  return (
    <span className="command">
      <code>{text}</code>
      <span role="status" className="fact">
        {copied && words('answer.copied')}
      </span>
      <IconButton name={words('steps.copy')} onClick={copy}>
        <Copy />
      </IconButton>
    </span>
  );
}
