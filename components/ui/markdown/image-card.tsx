import { words } from '@/utils/i18n/words';
import { clipped, Link } from './link';
import { readTarget } from './target';

/**
 * Stands for a picture in an answer. Nothing is loaded: a picture's address is how a page makes a model send out what it read.
 * @param inLink the picture is a link's content, so its own target is told but not linked
 */
export function ImageCard({ address, alt, inLink }: { address: string; alt: string; inLink: boolean }) {
  const target = readTarget(address);
  const shown = target?.shown ?? clipped(address);
  return (
    <span className="md-image">
      <span className="md-image-name">{alt.trim() ? words('markdown.image', { alt: alt.trim() }) : words('markdown.image-unnamed')}</span>
      {target ? <span className="md-image-host">{target.host}</span> : null}
      <span className="md-image-note">
        {target && !inLink ? words('markdown.image-note') : null}{' '}
        {target && !inLink ? (
          <Link address={address} words={shown}>
            {shown}
          </Link>
        ) : (
          <bdi>{shown}</bdi>
        )}
      </span>
    </span>
  );
}
