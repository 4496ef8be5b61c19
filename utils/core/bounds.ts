/** Words that cannot close, or pose as, the elements by which a prompt says whose words are whose. */
export function withoutBounds(text: string): string {
  return text.replace(/<(?=\s*\/?\s*(?:source|notes|summary|turns?)\b)/gi, '‹');
}
