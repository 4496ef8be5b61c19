/** The BCP 47 tag that days, numbers and sizes are written in: the interface's own. */
export function locale(): string {
  return document.documentElement.lang || 'en';
}
