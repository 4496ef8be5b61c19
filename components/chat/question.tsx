import { PageIcon } from '@/components/ui/page-icon';
import { fileIdsOf, textOf } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

interface QuestionProps {
  message: Message;
  files: readonly SourceFile[];
  /** The address the chat was on before. */
  before: string | undefined;
}

/** What the user asked, and what went with it. */
export function Question({ message, files, before }: QuestionProps) {
  const sources = fileIdsOf(message.parts).flatMap((id) => files.filter((file) => file.id === id));
  const moved = before !== undefined && sources.find(({ url }) => url !== before);
  return (
    <>
      {moved && <p className="now-on">{words('question.now-on', { title: moved.title })}</p>}
      <article className="asked" aria-label={words('question.label')} dir="auto">
        {textOf(message.parts)}
        {sources.map(({ id, kind, title, icon, text }) => (
          <span key={id} className="with" dir="auto">
            <PageIcon icon={icon} title={title} />
            {kind === 'selection' ? <q className="passage-inline">{text.slice(0, 120)}</q> : <span>{title}</span>}
          </span>
        ))}
      </article>
    </>
  );
}
