import { useMemo, useState } from 'react';
import { type Cites, CitesContext } from '@/components/ui/markdown/cites';
import { Markdown } from '@/components/ui/markdown/markdown';
import { sourceOf } from '@/utils/core/citations/source-of';
import type { SentSource } from '@/utils/core/rows';
import { CiteMark } from './cite-mark';
import { CiteStateContext, type OpenCite } from './cite-state';
import { CitedList } from './cited-list';
import { OpenedCite } from './opened-cite';

interface CitedMarkdownProps {
  text: string;
  growing: boolean;
  /** The same objects for as long as it is the same answer. */
  letters: ReadonlySet<string>;
  sent: readonly SentSource[];
  /** Whether its passages are listed under it. */
  isListed: boolean;
}

/** An answer's words, with what they point at; the card of a mark opens under its block, one at a time. */
export function CitedMarkdown({ text, growing, letters, sent, isListed }: CitedMarkdownProps) {
  const [open, setOpen] = useState<OpenCite>();
  const cites = useMemo<Cites>(
    () => ({
      letters,
      has: (cited) => sourceOf(sent, cited) !== undefined,
      Mark: CiteMark,
      Under: OpenedCite,
      ...(isListed ? { End: CitedList } : {}),
    }),
    [letters, sent, isListed],
  );
  const [lit, setLit] = useState('');
  const state = useMemo(() => ({ sent, open, setOpen, lit, setLit }), [sent, open, lit]);
  return (
    <CitesContext value={cites}>
      <CiteStateContext value={state}>
        <Markdown text={text} growing={growing} />
      </CiteStateContext>
    </CitesContext>
  );
}
