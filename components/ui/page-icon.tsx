/** A page's icon, or its first letter on a tile. */
export function PageIcon({ icon, title }: { icon: string; title: string }) {
  if (icon) return <img className="icon" src={icon} alt="" />;
  return (
    <span className="icon letter" aria-hidden="true">
      {[...title.trim()][0]?.toUpperCase() ?? '·'}
    </span>
  );
}
