import type { ModelServer } from './model-server';

/** Everything that the last question carried, as text. */
export function sentTo(model: ModelServer): string {
  const texts: string[] = [];
  // Contents are texts or lists of parts.
  JSON.stringify(model.questions.at(-1)?.body.messages ?? [], (key, value: unknown) => {
    if ((key === 'text' || key === 'content') && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
