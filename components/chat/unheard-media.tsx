import { useLiveQuery } from 'dexie-react-hooks';
import { Late } from '@/components/ui/late';
import { limitsOf, seesPictures } from '@/utils/chat/model-limits';
import { isOver } from '@/utils/core/media/is-over';
import { isFilm, isPdf } from '@/utils/core/media/media-type';
import { takesMedia } from '@/utils/core/media/takes-media';
import { labelsOf } from '@/utils/core/parts';
import type { Message, Recording, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { recordingsAmong } from '@/utils/store/files';
import { nameOf } from './engine-items';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';
import { useLeftOff } from './use-left-off';

interface UnheardMediaProps {
  engine: EngineChoice;
  files: readonly SourceFile[];
  branch: readonly Message[];
  attachments: Pick<Attachments, 'reading' | 'drawFrames' | 'writeDown'>;
  /** Shows what will be sent. */
  look(): void;
}

const loadOffer = () => import('./transcript-offer');

/** Says, before a question is sent, which recordings and films its model is not given, or one request does not carry, and what can go in their place. */
export function UnheardMedia({ engine, files, branch, attachments: { reading, drawFrames, writeDown }, look }: UnheardMediaProps) {
  const { all, chosen } = engine;
  const attached = files.filter(({ media }) => media);
  const asText = (file: SourceFile) => file.media !== undefined && isPdf(file.media.bytes) && file.text !== '';
  // Each file once, as the last question that brought it knows it; of a PDF the text goes.
  const labels = new Map(branch.flatMap(({ parts }) => labelsOf(parts).map((label) => [label.fileId, label])));
  const kept = [...labels.values()].filter(({ media }) => media && !isPdf({ type: media }));
  const endpoint = attached.length + kept.length > 0 ? all.find(({ id }) => id === chosen.endpointId) : undefined;
  const limits = useLiveQuery(() => endpoint && limitsOf(endpoint, chosen.modelId), [endpoint, chosen.modelId]);
  const model = nameOf(all, chosen);
  const isTaken = (type: string) => takesMedia(endpoint?.providerId, limits?.inputs, { type });
  const known = endpoint !== undefined && limits !== undefined;
  const unheard = known
    ? attached.filter(({ media }) => media && (!isTaken(media.bytes.type) || isOver(media, { ...endpoint, ...chosen })))
    : [];
  const keptUnheard = known && unheard.length === 0 ? kept.filter(({ media }) => media && !isTaken(media)) : [];
  const keptUnwritten = keptUnheard.filter(({ transcript }) => !transcript);
  const keptIds = keptUnwritten.map(({ fileId }) => fileId).join(' ');
  const askedAt = branch.at(-1)?.createdAt ?? 0;
  const unwritten = useLiveQuery(() => (keptIds === '' ? [] : recordingsAmong(keptIds.split(' '))), [keptIds]) ?? [];

  // What is being written now is offered no more, nor is a second one beside it.
  const isBusy = reading.some(({ inPercent }) => inPercent);
  const isTakenUp = (file: SourceFile) => isBusy || reading.some(({ fileId }) => fileId === file.id);
  const isLeftOff = useLeftOff([...unheard, ...unwritten], isBusy);
  const leftOff = (file: SourceFile) => (isLeftOff(file) ? `${words('attach.left-off', { title: file.title })} ` : '');

  function sentenceOn(file: SourceFile): string {
    const { title, media, transcript } = file;
    if (transcript) return words('attach.written', { by: transcript.by, title, model });
    if (media && isTaken(media.bytes.type)) return words(asText(file) ? 'attach.over-as-text' : 'attach.over', { model, title });
    if (asText(file)) return words('attach.pdf-as-text', { model, title });
    if (media && isFilm(media.bytes)) return words('attach.unfilmed', { model, title });
    // Another format it would take.
    return words(isTaken('audio/wav') ? 'attach.unheard-format' : 'attach.unheard', { model, title });
  }

  const showIt = chosen.endpointId !== EXCERPTS_ENDPOINT.id && (
    <>
      <button type="button" className="link" aria-haspopup="dialog" onClick={look}>
        {words('attach.show-written')}
      </button>{' '}
    </>
  );

  return (
    <span className="fact unheard-media" role="status">
      {unheard.map((file) => (
        <span key={file.id}>
          {leftOff(file)}
          {sentenceOn(file)} {file.transcript && showIt}
          {file.media && isFilm(file.media.bytes) && seesPictures(limits) && !isTakenUp(file) && (
            <>
              <button type="button" className="link" onClick={() => drawFrames(file)}>
                {words(file.transcript ? 'attach.frames-too' : 'attach.frames')}
              </button>{' '}
            </>
          )}
          {isUnwritten(file) && !isTakenUp(file) && (
            <Late load={loadOffer} meanwhile={null}>
              {({ TranscriptOffer }) => <TranscriptOffer engine={engine} file={file} writeDown={writeDown} />}
            </Late>
          )}
        </span>
      ))}
      {reading.map(({ id, meanwhile }) => meanwhile && <span key={id}>{meanwhile}</span>)}
      {keptUnheard.map(
        ({ fileId, title, transcript }) =>
          // Until something is asked that it goes with.
          transcript &&
          transcript.endedAt > askedAt && (
            <span key={fileId}>
              {words('attach.written', { by: transcript.by, title, model })} {showIt}
            </span>
          ),
      )}
      {keptUnwritten.length > 0 && words('attach.unheard-kept', { model })}
      {!isBusy && unwritten.length > 0 && (
        <Late load={loadOffer} meanwhile={null}>
          {({ TranscriptOffer }) =>
            unwritten.map((file) => (
              <span key={file.id}>
                {leftOff(file)}
                <TranscriptOffer engine={engine} file={file} isNamed writeDown={writeDown} />
              </span>
            ))
          }
        </Late>
      )}
    </span>
  );
}

/** Whether it is a recording or a film of which nobody has written down what is said. */
function isUnwritten(file: SourceFile): file is Recording {
  return file.media !== undefined && !isPdf(file.media.bytes) && !file.transcript;
}
