/** The text of everything that was sent, with its escapes taken out. */
export function textSent(body: unknown): string {
  const texts: string[] = [];
  JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

/** A source's words without the marks of its passages. */
export function withoutMarks(text: string): string {
  return text.replace(/\[[a-z]{1,2}\d{1,5}\][ \n]/g, '');
}
