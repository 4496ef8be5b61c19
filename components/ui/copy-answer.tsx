import { words } from '@/utils/i18n/words';
import { type CopyChoice, CopyMenu } from './copy-menu';

const loadMaking = () => import('./markdown/copied');

/**
 * Copies an answer. The button takes it as Markdown and as rich text at once, so that what it is pasted into can choose; the menu beside it
 * takes one of them, or the words alone.
 * @param text the answer as Markdown
 */
export function CopyAnswer({ text }: { text: string }) {
  const both: CopyChoice = {
    label: words('answer.copy'),
    copy: async () => ({ text, html: (await loadMaking()).richTextOf(text) }),
  };
  const copies: CopyChoice[] = [
    {
      label: words('copy.rich'),
      copy: async () => {
        const { plainTextOf, richTextOf } = await loadMaking();
        return { text: plainTextOf(text), html: richTextOf(text) };
      },
    },
    { label: words('copy.markdown'), copy: () => ({ text }) },
    { label: words('copy.text'), copy: async () => ({ text: (await loadMaking()).plainTextOf(text) }) },
  ];
  return <CopyMenu name={words('copy.more')} copies={copies} first={both} />;
}
