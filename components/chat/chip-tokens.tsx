import { useMemo } from 'react';
import { useLoaded } from '@/components/ui/use-loaded';
import type { Source } from '@/utils/core/rows';
import { inShort } from '@/utils/i18n/in-short';
import { words } from '@/utils/i18n/words';

const loadTokens = () => import('@/utils/core/tokens');

/** About how many tokens a source has, in short. */
export function ChipTokens({ source: { text, picture } }: { source: Pick<Source, 'text' | 'picture'> }) {
  const tokens = useLoaded(loadTokens);
  const count = useMemo(() => tokens && (picture ? tokens.PICTURE_TOKENS : tokens.estimateTokens(text)), [tokens, text, picture]);
  if (count === undefined) return null;
  const name = words('receipt.tokens', { count });
  return (
    <span className="fact" role="img" aria-label={name} title={name}>
      {inShort(count)}
    </span>
  );
}
