import type { TextStreamPart, ToolSet } from 'ai';
import { DRAWING, NOT_DRAWN } from '@/utils/core/events/pictures-apart';
import { field, stringAt } from '@/utils/core/json';
import { type GrowingType, joinMeta, type Meta, MOST_MADE } from '@/utils/core/parts';
import { madePicture } from '@/utils/core/pictures/made-picture';
import type { TailWriter } from '@/utils/store/tails';

/** The SDK's stream in our parts: the one place where they cross. */
export interface AnswerParts {
  write(part: TextStreamPart<ToolSet>): void;
  /** Of text and thoughts. */
  readonly characters: number;
  /** Whether there is anything beside thoughts: words, or a picture. */
  readonly hasAnswer: boolean;
  /** Whether anything came that belongs to an answer, if only the beginning of a tool call. */
  readonly begun: boolean;
}

/** Writes text, thoughts and pictures, with what their server wants back with them. A thought that holds nothing else is kept for that. */
export function writeParts(writer: TailWriter): AnswerParts {
  /** What stands at the start of a part goes along with its first words. */
  const waiting = new Map<string, Meta>();
  const written = new Set<string>();
  let pictures = 0;
  let characters = 0;
  let hasAnswer = false;
  let begun = false;

  function push(type: GrowingType, id: string, text: string, meta: Meta | undefined): void {
    const key = `${type} ${id}`;
    const first = waiting.get(key);
    const all = meta ? joinMeta(first, meta) : first;
    if (!text && type === 'text' && !written.has(key)) return;
    waiting.delete(key);
    written.add(key);
    hasAnswer ||= type === 'text' && text.trim() !== '';
    begun ||= text !== '' || all !== undefined;
    writer.push(type, text, { id, meta: all });
  }

  return {
    get characters() {
      return characters;
    },
    get hasAnswer() {
      return hasAnswer;
    },
    get begun() {
      return begun;
    },
    write(part) {
      switch (part.type) {
        case 'text-start':
        case 'reasoning-start': {
          const key = `${part.type === 'text-start' ? 'text' : 'reasoning'} ${part.id}`;
          // The SDK's ids may come again for another part.
          written.delete(key);
          if (part.providerMetadata) waiting.set(key, part.providerMetadata);
          return;
        }
        case 'text-delta':
        case 'reasoning-delta':
          characters += part.text.length;
          push(part.type === 'text-delta' ? 'text' : 'reasoning', part.id, part.text, part.providerMetadata);
          return;
        case 'text-end':
        case 'reasoning-end':
          push(part.type === 'text-end' ? 'text' : 'reasoning', part.id, '', part.providerMetadata);
          return;
        case 'file': {
          begun = true;
          const { providerMetadata: meta } = part;
          const call = stringAt(meta, 'aside', 'call');
          const isUnfinished = field(meta, 'aside', 'unfinished') === true;
          hasAnswer ||= !isUnfinished;
          const at = isUnfinished ? pictures + 1 : ++pictures;
          if (at > MOST_MADE) {
            if (isUnfinished) return;
            if (at === MOST_MADE + 1) writer.pushPicture({ type: 'refused-picture', over: true });
            else writer.noteDrawing(false);
            return;
          }
          const picture = madePicture(part.file.base64);
          const name = `picture-${at}.${picture?.bytes.type.slice('image/'.length) ?? ''}`;
          // What a tool made is not sent back in its place.
          const kept = { name, meta: call === undefined ? meta : undefined, ...(isUnfinished ? { unfinished: true as const } : {}) };
          if (picture) writer.pushPicture({ picture, ...kept }, call);
          else if (!isUnfinished) writer.pushPicture({ type: 'refused-picture' }, call);
          return;
        }
        case 'custom':
          if (part.kind !== DRAWING && part.kind !== NOT_DRAWN) return;
          begun = true;
          writer.noteDrawing(part.kind === DRAWING);
          return;
        case 'tool-input-start':
        case 'tool-call':
          begun = true;
      }
    },
  };
}
