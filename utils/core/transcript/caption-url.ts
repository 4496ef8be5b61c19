/** What proves to YouTube that its own player asks; the player adds it to what it fetches (yt-dlp's PO-Token-Guide). */
const PROOF = ['pot', 'potc', 'c'];

/**
 * The address from which captions can be had as the page's visitor: the track's own; with the proof that the player has given for this
 * video, where it has fetched captions already.
 * @param fetched the addresses that the page has fetched so far
 * @returns undefined where the answer would be empty: without its proof such a track stalls for seconds and then says nothing
 */
export function captionUrl(track: string, videoId: string, fetched: readonly string[], base: string): string | undefined {
  const url = new URL(track, base);
  // Only what the page's own site keeps is asked for.
  if (url.origin !== new URL(base).origin) return undefined;
  url.searchParams.set('fmt', 'json3');
  const proven = fetched
    .flatMap((each) => (URL.canParse(each, base) ? [new URL(each, base)] : []))
    .findLast(({ pathname, searchParams }) => pathname === url.pathname && searchParams.get('v') === videoId && searchParams.has('pot'));
  for (const name of PROOF) {
    const value = proven?.searchParams.get(name);
    if (value) url.searchParams.set(name, value);
  }
  const needsProof = url.searchParams.getAll('exp').some((each) => /\bxp[ev]\b/.test(each));
  return needsProof && !url.searchParams.has('pot') ? undefined : url.href;
}
