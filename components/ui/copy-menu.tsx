import './copy-menu.css';
import { Check, ChevronDown, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { words } from '@/utils/i18n/words';
import { Late } from './late';

const loadPopup = () => import('./menu-popup');

/** What goes to the clipboard: plain text, and where there is any the same as HTML. */
interface Copied {
  text: string;
  html?: string;
}

export interface CopyChoice {
  label: string;
  /** Makes it when it is chosen. */
  copy(): Copied | Promise<Copied>;
}

interface CopyMenuProps {
  /** What the button says. */
  name: string;
  copies: readonly CopyChoice[];
  /** Where given, the button copies this at once, and a second one opens the menu. */
  first?: CopyChoice;
}

/** How long "Copied" stands; ms. */
const COPIED_MS = 2000;

/** A button that opens a menu of ways to copy. The menu is loaded when it is first opened. */
export function CopyMenu({ name, copies, first }: CopyMenuProps) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<'answer.copied' | 'copy.refused'>();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [said]);

  function choose(choice: CopyChoice): void {
    setOpen(false);
    write(choice).then(
      () => setSaid('answer.copied'),
      () => setSaid('copy.refused'),
    );
  }

  return (
    <span className="copy-menu">
      <span role="status" className="fact">
        {said && words(said)}
      </span>
      {first && (
        <button type="button" className="tool" aria-label={first.label} title={first.label} onClick={() => choose(first)}>
          {said === 'answer.copied' ? <Check /> : <Copy />}
        </button>
      )}
      <button
        ref={button}
        type="button"
        className={first ? 'tool copy-more' : 'tool'}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {first ? <ChevronDown /> : said === 'answer.copied' ? <Check /> : <Copy />}
      </button>
      {open && (
        <Late load={loadPopup} meanwhile={null}>
          {({ MenuPopup }) => <MenuPopup name={name} choices={copies} anchor={button} onChoose={choose} onClose={() => setOpen(false)} />}
        </Late>
      )}
    </span>
  );
}

/** Writes to the clipboard. What takes a moment to be made still counts as the click's: a click does for five seconds. */
async function write({ copy }: CopyChoice): Promise<void> {
  const { text, html } = await copy();
  if (html === undefined) return navigator.clipboard.writeText(text);
  const item = { 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) };
  return navigator.clipboard.write([new ClipboardItem(item)]);
}
