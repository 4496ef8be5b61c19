import './attachments.css';
import { AudioLines, FileText, Film, Pencil, TextCursorInput, X } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { PageIcon } from '@/components/ui/page-icon';
import { PictureButton } from '@/components/ui/pictures/picture-button';
import { asGiven } from '@/utils/core/as-given';
import { isOver } from '@/utils/core/media/is-over';
import { isFilm, isPdf, PDF } from '@/utils/core/media/media-type';
import { mediaTokens, takesMedia } from '@/utils/core/media/takes-media';
import { type Asked, sightOf } from '@/utils/core/pictures/sight';
import type { SourceFile } from '@/utils/core/rows';
import { timeOf } from '@/utils/core/transcript/cues';
import { spokenLocale, words } from '@/utils/i18n/words';
import { AskedModelContext } from './asked-model';
import { AttachMenu, type Takes } from './attach-menu';
import { ChipTokens } from './chip-tokens';
import { OrderButton } from './order-button';
import { PagesNote } from './pages-note';
import type { Attachments } from './use-attachments';
import { useChipDrag } from './use-chip-drag';
import { useEditedPicture } from './use-edited-picture';
import type { Reading } from './use-file-queue';

interface AttachmentChipsProps {
  attachments: Attachments;
  /** Absent where no tab is in front. */
  takes?: Takes | undefined;
  /** Asks for a picture; absent where that need not be, or cannot be. */
  draw?: (() => void) | undefined;
  /** Whether the model sees pictures, as far as anybody knows. */
  isSeen?: boolean;
  sum?: ReactNode;
  children: ReactNode;
}

/** What goes with the next question: the page in front, which the caller knows, and files; and the button that adds more. */
export function AttachmentChips({ attachments, takes, draw, isSeen = true, sum, children }: AttachmentChipsProps) {
  const { files, reading, add } = attachments;
  const { edit, editor, undo, undecided } = useEditedPicture(files);
  const dragOf = useChipDrag(files.map(({ id }) => id));
  return (
    <>
      {undo}
      <div className="goes-along">
        <div className="chips">
          {children}
          {files.map((file) => (
            <FileChip key={file.id} file={file} isSeen={isSeen} attachments={attachments} onEdit={edit} drag={dragOf(file.id)} />
          ))}
          {reading.map((each) => (
            <ReadingChip key={each.id} reading={each} />
          ))}
        </div>
        <AttachMenu takes={takes} draw={draw} onFiles={add} />
        <OrderButton files={files} />
        {sum}
      </div>
      {undecided}
      {editor}
    </>
  );
}

interface FileChipProps {
  file: SourceFile;
  isSeen: boolean;
  attachments: Attachments;
  onEdit(file: SourceFile): void;
  drag: ReturnType<ReturnType<typeof useChipDrag>>;
}

function FileChip({ file, isSeen, attachments: { takeOut, backToText, readWhole, pagesAsPictures, itself }, onEdit, drag }: FileChipProps) {
  const asked = useContext(AskedModelContext);
  const readAll = readWhole(file);
  const isTaken = file.media ? takesMedia(asked.providerId, asked.inputs, file.media.bytes) && !isOver(file.media, asked) : isSeen;
  // A picture that is not seen is not sent, and costs nothing.
  const given = asGiven(file, isTaken);
  const flip = file.pages && takesMedia(asked.providerId, asked.inputs, { type: PDF }) ? itself(file) : undefined;
  return (
    <>
      <span className="chip" title={words('source.chip', { title: file.title })} {...drag}>
        <FileLook file={file} onEdit={() => onEdit(file)} />
        <b dir="auto">{file.title}</b>
        {file.media && !isPdf(file.media.bytes) && <span className="fact">{timeOf(file.media.seconds)}</span>}
        {(isTaken || !given.picture) && <ChipTokens source={given} />}
        {file.cut && !file.pages && <span className="fact">{words('attach.cut')}</span>}
        {file.pasted && (
          <button type="button" aria-label={words('attach.back')} title={words('attach.back')} onClick={() => backToText(file)}>
            <TextCursorInput />
          </button>
        )}
        {file.picture && <EditButton name={file.title} onClick={() => onEdit(file)} />}
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
        <PagesNote
          pages={file.pages}
          isCut={file.cut ?? false}
          asPictures={pagesAsPictures(file)}
          {...(readAll ? { readAll } : {})}
          {...(flip ? { itself: { isSent: file.media !== undefined, tokens: pdfTokens(file.pages.of, asked), flip } } : {})}
        />
      )}
    </>
  );
}

function EditButton({ name, onClick }: { name: string; onClick(): void }) {
  const label = words('picture.edit', { name });
  return (
    <button type="button" className="edit" aria-label={label} title={label} aria-haspopup="dialog" onClick={onClick}>
      <Pencil />
    </button>
  );
}

function FileLook({ file: { kind, title, icon, picture, media, hash }, onEdit }: { file: SourceFile; onEdit(): void }) {
  if (picture)
    return (
      <PictureButton
        key={hash}
        picture={{ ...picture, name: title }}
        tools={(close) => (
          <button
            type="button"
            className="btn"
            onClick={() => {
              close();
              onEdit();
            }}
          >
            <Pencil />
            {words('picture.change')}
          </button>
        )}
      />
    );
  if (media && !isPdf(media.bytes)) return isFilm(media.bytes) ? <Film aria-hidden="true" /> : <AudioLines aria-hidden="true" />;
  return kind === 'file' ? <FileText aria-hidden="true" /> : <PageIcon icon={icon} title={title} />;
}

/** What a PDF costs that goes as itself. */
function pdfTokens(pages: number, asked: Asked): number {
  return mediaTokens({ bytes: { type: PDF }, seconds: 0, pages }, sightOf(asked).family);
}

/** A file that is being read: how far it has come, and the way to end it. */
function ReadingChip({ reading: { name, progress, step = 'attach.page', inPercent, stop } }: { reading: Reading }) {
  return (
    <span className="chip late">
      <span className="reading" role="status">
        <span className="fact">{inPercent ?? words('attach.reading', { name })}</span>
        {progress && <span className="fact">{inPercent ? percent(progress) : words(step, { ...progress })}</span>}
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
