import { useState } from 'react';
import type { SeenTab } from '@/utils/browser/capture';
import { frontTab } from '@/utils/browser/front-tab';
import type { Message } from '@/utils/core/rows';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { fetchPdf, wantAllPages } from '@/utils/readers/pdf';
import { AskedModelContext, useAskedModel } from './asked-model';
import { AttachmentChips } from './attachment-chips';
import { focusComposer } from './composer-focus';
import { PictureActions } from './picture-actions';
import { PictureChip, UnmadePicture } from './picture-wish';
import type { ScannedPdf } from './scanned-pdf';
import { SourceChip } from './source-chip';
import { Sum } from './sum';
import { UnheardMedia } from './unheard-media';
import { UnseenPictures } from './unseen-pictures';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';
import type { Front } from './use-front-page';
import type { NextQuestion } from './use-next-question';
import { useUnseen } from './use-unseen';

interface NextChipsProps {
  next: NextQuestion;
  /** `null` where no tab is in front. */
  windowId: number | null;
  chatId: string | null | undefined;
  branch: readonly Message[];
  front: Front;
  engine: EngineChoice;
  /** An answer is being written: nothing can be sent. */
  isBusy: boolean;
}

/** What goes along with the next question: a chip a source, and the sum of their tokens. */
export function NextChips({ next, windowId, chatId, branch, front, engine, isBusy }: NextChipsProps) {
  const { attachments, captures, chip, files, tabs, struck, all, asked, onlySources, picture, prompts } = next;
  const [unsent, setUnsent] = useState<readonly string[]>([]);
  const unseen = useUnseen(engine, files, branch);
  const model = useAskedModel(
    engine,
    files.some(({ media, pages }) => media ?? pages),
  );

  function readAllOf(url: string): void {
    wantAllPages(url);
    void front.settled(Date.now());
  }

  /** Of the tab that is in front now, whatever was when the menu was opened. */
  function taking(take: (tab: SeenTab) => Promise<unknown>): () => void {
    return () =>
      void (async () => {
        const tab = windowId === null ? undefined : await frontTab(windowId);
        if (windowId === null || !tab) return;
        await take({ tabId: tab.tabId, windowId });
        focusComposer();
      })();
  }

  return (
    <AskedModelContext value={model}>
      <AttachmentChips
        takes={
          windowId === null
            ? undefined
            : {
                region: taking((tab) => captures.region(tab, false)),
                view: taking(captures.view),
                whole: taking(captures.whole),
              }
        }
        draw={picture.offer}
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
              wantsPicture={picture.isOn}
              all={all}
              struck={struck}
              isBusy={isBusy}
              onUnsent={setUnsent}
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
        {picture.isOn && <PictureChip takeOut={picture.takeOut} />}
      </AttachmentChips>
      <UnmadePicture engine={engine} isUnmade={picture.isUnmade} />
      <UnseenPictures engine={engine} unseen={unseen} attachments={attachments} look={() => struck.look(true)} />
      {!unseen && !isBusy && files.some(({ picture }) => picture) && <PictureActions prompts={prompts.offered} onAsk={next.pick} />}
      <UnheardMedia engine={engine} files={files} branch={branch} attachments={attachments} look={() => struck.look(true)} />
      <span className="fact unsent" role="status">
        {unsent.length > 0 && words('receipt.unsent', { titles: inList(unsent) })}
      </span>
    </AskedModelContext>
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
