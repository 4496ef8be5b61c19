import './whole-picture.css';
import type { CSSProperties } from 'react';
import { words } from '@/utils/i18n/words';

/** Most pictures are square: the size at which they are made where the question asks for no other. */
const USUAL = { '--w': 1024, '--h': 1024 } as CSSProperties;

/** The place of a picture that is being made, until there is something of it. */
export function Drawing() {
  return (
    <figure className="made-picture">
      <span className="whole-picture" style={USUAL} />
      <figcaption className="fact">{words('draw.drawing')}</figcaption>
    </figure>
  );
}
