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

/** Chooses a file in the composer; it runs in the panel. */
export async function chooseIn(name: string, base64: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('footer input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  if (!input) throw new Error('There is no composer.');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
