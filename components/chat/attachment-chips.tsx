import './attachments.css';
import { FileText, Plus, TextCursorInput, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { PageIcon } from '@/components/ui/page-icon';
import { Picture } from '@/components/ui/picture';
import { unlessSeen } from '@/utils/core/ocr/with-words';
import type { SourceFile } from '@/utils/core/rows';
import { spokenLocale, words } from '@/utils/i18n/words';
import { ChipTokens } from './chip-tokens';
import { PagesNote } from './pages-note';
import type { Attachments } from './use-attachments';
import type { Reading } from './use-file-queue';

/** What goes with the next question: the page in front, which the caller knows, and files; and the button that adds one. */
export function AttachmentChips({
  attachments,
  isSeen = true,
  sum,
  children,
}: {
  attachments: Attachments;
  /** Whether the model sees pictures, as far as anybody knows. */
  isSeen?: boolean;
  sum?: ReactNode;
  children: ReactNode;
}) {
  const { files, reading, add } = attachments;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="goes-along">
      <div className="chips">
        {children}
        {files.map((file) => (
          <FileChip key={file.id} file={file} isSeen={isSeen} attachments={attachments} />
        ))}
        {reading.map((each) => (
          <ReadingChip key={each.id} reading={each} />
        ))}
      </div>
      <IconButton name={words('attach.add')} onClick={() => input.current?.click()}>
        <Plus />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      {sum}
    </div>
  );
}

function FileChip({
  file,
  isSeen,
  attachments: { takeOut, backToText, readWhole, pagesAsPictures },
}: {
  file: SourceFile;
  isSeen: boolean;
  attachments: Attachments;
}) {
  const readAll = readWhole(file);
  return (
    <>
      <span className="chip" title={words('source.chip', { title: file.title })}>
        <FileLook file={file} />
        <b dir="auto">{file.title}</b>
        <ChipTokens source={unlessSeen(file, isSeen)} />
        {file.cut && !file.pages && <span className="fact">{words('attach.cut')}</span>}
        {file.pasted && (
          <button type="button" aria-label={words('attach.back')} title={words('attach.back')} onClick={() => backToText(file)}>
            <TextCursorInput />
          </button>
        )}
        <button
          type="button"
          aria-label={words('source.leave-out', { title: file.title })}
          title={words('source.leave-out', { title: file.title })}
          onClick={() => takeOut(file)}
        >
          <X />
        </button>
      </span>
      {file.pages && (
        <PagesNote pages={file.pages} isCut={file.cut ?? false} asPictures={pagesAsPictures(file)} {...(readAll ? { readAll } : {})} />
      )}
    </>
  );
}

function FileLook({ file: { kind, title, icon, picture } }: { file: SourceFile }) {
  if (picture) return <Picture {...picture} name={title} />;
  return kind === 'file' ? <FileText aria-hidden="true" /> : <PageIcon icon={icon} title={title} />;
}

/** A file that is being read: how far it has come, and the way to end it. */
function ReadingChip({ reading: { name, progress, inPercent, stop } }: { reading: Reading }) {
  return (
    <span className="chip late">
      <span className="reading" role="status">
        <span className="fact">{inPercent ?? words('attach.reading', { name })}</span>
        {progress && <span className="fact">{inPercent ? percent(progress) : words('attach.page', { ...progress })}</span>}
      </span>
      {stop && (
        <button type="button" aria-label={words('attach.stop', { name })} title={words('attach.stop', { name })} onClick={stop}>
          <X />
        </button>
      )}
    </span>
  );
}

function percent({ done, of }: { done: number; of: number }): string {
  return new Intl.NumberFormat(spokenLocale(), { style: 'percent' }).format(done / of);
}
