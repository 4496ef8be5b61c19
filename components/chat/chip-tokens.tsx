import { useContext, useMemo } from 'react';
import { useLoaded } from '@/components/ui/use-loaded';
import type { Source } from '@/utils/core/rows';
import { inShort } from '@/utils/i18n/in-short';
import { words } from '@/utils/i18n/words';
import { AskedModelContext } from './asked-model';

const loadTokens = async () => ({
  ...(await import('@/utils/core/tokens')),
  ...(await import('@/utils/core/pictures/sight')),
  ...(await import('@/utils/core/media/takes-media')),
});

/** Characters; more takes longer than a panel may stand still, so the rest is taken to be like them. */
const MOST_COUNTED = 100_000;

/** About how many tokens a source has for the model that is asked next, in short. */
export function ChipTokens({ source: { text, picture, media } }: { source: Pick<Source, 'text' | 'picture' | 'media'> }) {
  const tokens = useLoaded(loadTokens);
  const asked = useContext(AskedModelContext);
  const count = useMemo(() => {
    if (!tokens) return undefined;
    // What is not sent costs nothing.
    if (media && !tokens.takesMedia(asked.providerId, asked.inputs, media.bytes)) return undefined;
    if (media) return tokens.mediaTokens(media, tokens.sightOf(asked).family);
    if (picture) return tokens.pictureTokens(picture, tokens.sightOf(asked));
    const start = text.slice(0, MOST_COUNTED);
    return Math.round((tokens.estimateTokens(start) * text.length) / Math.max(1, start.length));
  }, [tokens, text, picture, media, asked]);
  if (count === undefined) return null;
  const name = words('receipt.tokens', { count });
  return (
    <span className="fact" role="img" aria-label={name} title={name}>
      {inShort(count)}
    </span>
  );
}
