/** Keys as they stand on a keyboard: `Ctrl+K`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys" dir="ltr">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
