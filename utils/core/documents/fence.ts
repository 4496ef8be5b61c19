/** Code as a fenced block, which nothing in it can close. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fence(code: string, language: string): string {
  const longest = (code.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${code.trimEnd()}\n${ticks}`;
}
