import { Check, Copy, WrapText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Slices } from '@/components/ui/markdown/slices';
import { useCopy } from '@/components/ui/use-copy';
import { words } from '@/utils/i18n/words';

interface CodeBlockProps {
  code: string;
  /** The fence's first word; may be empty. */
  language: string;
  /** It is still being written, so it stays plain. */
  open: boolean;
}

/** Code with its language's name, coloured when it is whole and in view; a long line scrolls, with the keys too, or wraps. */
export function CodeBlock({ code, language, open }: CodeBlockProps) {
  const element = useRef<HTMLElement>(null);
  const [wraps, setWraps] = useState(false);
  // Where the clipboard is refused, the code is selected: one key is left to press.
  const { copied, copy } = useCopy(code, () => element.current && getSelection()?.selectAllChildren(element.current));

  useEffect(() => {
    const shown = element.current;
    if (open || !language || !code || !shown || !globalThis.IntersectionObserver) return undefined;
    const gone = new AbortController();
    const view = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        view.disconnect();
        void import('./paint').then(({ paint }) => paint(shown, language, gone.signal));
      },
      { scrollMargin: '600px' },
    );
    view.observe(shown);
    return () => {
      view.disconnect();
      gone.abort();
    };
  }, [code, language, open]);

  return (
    <div className="md-code">
      <div className="md-code-head">
        <span className="md-code-language">{language}</span>
        <button type="button" className="md-tool" aria-pressed={wraps} title={words('markdown.wrap')} onClick={() => setWraps(!wraps)}>
          <WrapText aria-hidden="true" />
          <span className="unseen">{words('markdown.wrap')}</span>
        </button>
        <button type="button" className="md-tool" title={words('markdown.copy-code')} onClick={copy}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span className="unseen">{words(copied ? 'answer.copied' : 'markdown.copy-code')}</span>
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key (WCAG 2.1.1) */}
      <pre className={wraps ? 'md-pre md-wraps' : 'md-pre'} dir="ltr" tabIndex={0} {...named(language)}>
        <code ref={element}>
          <Slices text={code} wholeLines />
        </code>
      </pre>
    </div>
  );
}

const named = (language: string) => ({ role: 'group', 'aria-label': language || words('markdown.code') });
