import { useRef } from 'react';
import { useCopy } from '@/components/ui/use-copy';
import { words } from '@/utils/i18n/words';

/** Code with its language's name and a button that copies it; a long line scrolls, with the keys too. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const element = useRef<HTMLElement>(null);
  // Where the clipboard is refused, the code is selected: one key is left to press.
  const { copied, copy } = useCopy(code, () => element.current && getSelection()?.selectAllChildren(element.current));

  return (
    <div className="md-code">
      <div className="md-code-head">
        <span className="md-code-language">{language}</span>
        <button type="button" className="md-copy" onClick={copy}>
          {words(copied ? 'answer.copied' : 'markdown.copy-code')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key (WCAG 2.1.1) */}
      <pre className="md-pre" dir="ltr" tabIndex={0} {...(language ? { role: 'group', 'aria-label': language } : {})}>
        <code ref={element}>{code}</code>
      </pre>
    </div>
  );
}
