import { AppError } from '@/utils/core/faults';
import { cutToTokens } from '@/utils/core/tokens';
import { notesText, portionPrompt } from './portions';
import type { BuiltPrompt } from './prompt';
import { readText, type SideRequests } from './read-text';

/**
 * Has the model take notes on each portion of the sources.
 * @param notes those taken before a try failed; more are added here
 * @returns the notes, to be put before the question
 * @throws what `readText` throws; AppError `nothing-answered` where a portion would be lost
 */
export async function readPortions(
  { list, sources, question, notesTokens }: NonNullable<BuiltPrompt['portions']>,
  notes: string[],
  requests: SideRequests,
  onPortion: (portion: { at: number; of: number }) => Promise<void>,
): Promise<string> {
  for (const [place, portion] of list.entries()) {
    if (place < notes.length) continue;
    const at = { at: place + 1, of: list.length };
    await onPortion(at);
    const text = await readText(portionPrompt(portion, sources, question, at), requests);
    if (!text) throw new AppError({ code: 'nothing-answered', host: requests.host });
    notes.push(cutToTokens(text, notesTokens));
  }
  return notesText(notes);
}
