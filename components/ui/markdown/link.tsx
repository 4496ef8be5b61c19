import type { ReactNode } from 'react';
import { namesAnotherPlace, readTarget, visible } from './target';

/** Shown of a target that cannot be opened; a data URL may be as long as its piece. */
const MAX_SHOWN = 300;

/**
 * A link out of an answer. It leads to http, https or mail only; any other target is written out beside its words.
 * @param words the link's text without marks, to tell whether it names another place than the target's
 */
export function Link({ address, words, children }: { address: string; words: string; children: ReactNode }) {
  const target = readTarget(address);
  if (!target) {
    const shown = clipped(address);
    return (
      <span className="md-unlinked">
        {children}
        {words.trim() === address ? null : <bdi className="md-host"> ({shown})</bdi>}
      </span>
    );
  }
  return (
    <>
      <a
        className="md-link"
        href={target.href}
        title={target.shown}
        target="_blank"
        rel="noopener noreferrer nofollow"
        referrerPolicy="no-referrer"
      >
        {children}
      </a>
      {namesAnotherPlace(words, target) ? <bdi className="md-host"> [{target.host}]</bdi> : null}
    </>
  );
}

/** A target that is not to be opened, without what cannot be seen, and not longer than a line or three. */
export function clipped(address: string): string {
  return visible(address.length > MAX_SHOWN ? `${address.slice(0, MAX_SHOWN)}…` : address);
}
