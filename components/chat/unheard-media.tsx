import { useLiveQuery } from 'dexie-react-hooks';
import { limitsOf, seesPictures } from '@/utils/chat/model-limits';
import { isFilm, isPdf } from '@/utils/core/media/media-type';
import { takesMedia } from '@/utils/core/media/takes-media';
import { labelsOf } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';

interface UnheardMediaProps {
  engine: EngineChoice;
  files: readonly SourceFile[];
  branch: readonly Message[];
  /** Attaches pictures of a film in its place. */
  drawFrames(film: SourceFile): void;
}

/** Says, before a question is sent, which recordings and films its model is not given, and what can go in their place. */
export function UnheardMedia({ engine: { all, chosen }, files, branch, drawFrames }: UnheardMediaProps) {
  const attached = files.filter(({ media }) => media);
  const asText = (file: SourceFile) => file.media !== undefined && isPdf(file.media.bytes) && file.text !== '';
  const kept = branch.flatMap(({ parts }) => labelsOf(parts).flatMap(({ media }) => media ?? []));
  const endpoint = attached.length + kept.length > 0 ? all.find(({ id }) => id === chosen.endpointId) : undefined;
  const limits = useLiveQuery(() => endpoint && limitsOf(endpoint, chosen.modelId), [endpoint, chosen.modelId]);
  const model = nameOf(all, chosen);
  const isTaken = (type: string) => takesMedia(endpoint?.providerId, limits?.inputs, { type });
  const known = endpoint !== undefined && limits !== undefined;
  const unheard = known ? attached.filter(({ media }) => media && !isTaken(media.bytes.type)) : [];

  function sentenceOn(file: SourceFile): string {
    const { title, media } = file;
    if (asText(file)) return words('attach.pdf-as-text', { model, title });
    if (media && isFilm(media.bytes)) return words('attach.unfilmed', { model, title });
    // Another format it would take.
    return words(isTaken('audio/wav') ? 'attach.unheard-format' : 'attach.unheard', { model, title });
  }

  return (
    <span className="fact unheard-media" role="status">
      {unheard.map((file) => (
        <span key={file.id}>
          {sentenceOn(file)}{' '}
          {file.media && isFilm(file.media.bytes) && seesPictures(limits) && (
            <button type="button" className="link" onClick={() => drawFrames(file)}>
              {words('attach.frames')}
            </button>
          )}
        </span>
      ))}
      {unheard.length === 0 && known && kept.some((type) => !isTaken(type)) && words('attach.unheard-kept', { model })}
    </span>
  );
}
