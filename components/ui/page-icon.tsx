/** A page's icon, or its first letter on a tile. The letter is a picture, not a word: it comes from the style. */
export function PageIcon({ icon, title }: { icon: string; title: string }) {
  if (icon) return <img className="icon" src={icon} alt="" />;
  return <span className="icon letter" aria-hidden="true" data-letter={[...title.trim()][0]?.toUpperCase() ?? '·'} />;
}
