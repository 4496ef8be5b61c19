import type { Message } from '@/utils/core/rows';
import { fetchPdf, wantAllPages } from '@/utils/readers/pdf';
import { AttachmentChips } from './attachment-chips';
import type { ScannedPdf } from './scanned-pdf';
import { SourceChip } from './source-chip';
import { Sum } from './sum';
import { UnseenPictures } from './unseen-pictures';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';
import type { Front } from './use-front-page';
import type { NextQuestion } from './use-next-question';
import { useUnseen } from './use-unseen';

interface NextChipsProps {
  next: NextQuestion;
  chatId: string | null | undefined;
  branch: readonly Message[];
  front: Front;
  engine: EngineChoice;
  /** An answer is being written: nothing can be sent. */
  isBusy: boolean;
}

/** What goes along with the next question: a chip a source, and the sum of their tokens. */
export function NextChips({ next, chatId, branch, front, engine, isBusy }: NextChipsProps) {
  const { attachments, chip, files, tabs, struck, all, asked, onlySources } = next;
  const unseen = useUnseen(engine, files, branch);

  function readAllOf(url: string): void {
    wantAllPages(url);
    void front.settled(Date.now());
  }

  return (
    <>
      <AttachmentChips
        isSeen={!unseen}
        attachments={{ ...attachments, files, reading: [...attachments.reading, ...tabs.reading] }}
        sum={
          chatId !== undefined && (
            <Sum
              chatId={chatId}
              branch={branch}
              front={chip?.isOn ? chip.source : undefined}
              files={files}
              engine={engine.chosen}
              onlySources={onlySources.isOn && onlySources.canBe}
              all={all}
              struck={struck}
              isBusy={isBusy}
              asked={asked}
              readWords={unseen?.kept.map(({ hash }) => hash).join()}
            />
          )
        }
      >
        {chip && (
          <SourceChip
            {...chip}
            readAll={() => readAllOf(chip.source.url)}
            asPictures={() => drawPagesOf(attachments, chip.source, chip.source.pages?.empty)}
          />
        )}
      </AttachmentChips>
      <UnseenPictures engine={engine} unseen={unseen} attachments={attachments} look={() => struck.look(true)} />
    </>
  );
}

/** Attaches pages of a PDF in the tab as pictures. */
export function drawPagesOf(
  attachments: Attachments,
  { url = '', title }: { url?: string; title?: string },
  pages: ScannedPdf['pages'] = 'all',
): void {
  attachments.drawPages({ name: title || url, pages, open: (signal) => fetchPdf(url, title, signal) });
}
