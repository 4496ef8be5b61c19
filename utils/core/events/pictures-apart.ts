import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { listAt, numberAt, stringAt } from '@/utils/core/json';

/**
 * What a mender writes into an event for the pictures that its format's SDK knows nothing of: the SDK leaves it out, and hands the event on
 * as it was.
 */
export interface PicturesApart {
  aside_pictures: { mediaType: string; base64: string }[];
}

/** What a mender adds to an event that tells what a tool took to make pictures, which no SDK reads; tokens. */
export interface PictureTokens {
  aside_picture_tokens: number;
}

/** The parts that say that a picture is being made, and that it is not any more. */
export const DRAWING = 'aside.drawing';
export const NOT_DRAWN = 'aside.not-drawn';
/** The name of the tool that makes pictures at its server, as a format's SDK knows it. */
export const PICTURE_TOOL = 'image_generation';

/**
 * A picture of a data URL. https://www.rfc-editor.org/rfc/rfc2397
 * @returns one without bytes, which is refused, where it is of another kind
 */
export function pictureOfUrl(url: string): PicturesApart['aside_pictures'][number] {
  const comma = url.slice(0, 200).indexOf(',');
  const head = /^data:(image\/[\w+.-]+)[^,]*;base64$/i.exec(url.slice(0, Math.max(0, comma)));
  return head?.[1] ? { mediaType: head[1], base64: url.slice(comma + 1) } : { mediaType: 'image/*', base64: '' };
}

/**
 * Takes the pictures out of the events that come along as they were, in their places among the parts, and those that a tool made out of what
 * came back from it. Those that the SDK itself reads are of a format that takes them back there, too: they get metadata, if only empty ones.
 */
export function withPictures(): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let pictureTokens: number | undefined;
  return new TransformStream({
    transform(part, controller) {
      const add = (mediaType: string, data: string, more: object = {}) =>
        controller.enqueue({ type: 'file', mediaType, data: { type: 'data', data }, ...more });
      if (part.type === 'file') return controller.enqueue({ ...part, providerMetadata: part.providerMetadata ?? {} });
      // What its server runs was asked for, and is no wish of the model's.
      if (part.type === 'tool-call' && part.toolName === PICTURE_TOOL) return controller.enqueue({ type: 'custom', kind: DRAWING });
      if (part.type === 'tool-result' && part.toolName === PICTURE_TOOL) {
        const made = stringAt(part.result, 'result');
        if (!made) return controller.enqueue({ type: 'custom', kind: NOT_DRAWN });
        return add('image/*', made, { providerMetadata: { aside: { call: part.toolCallId, unfinished: part.preliminary ?? false } } });
      }
      if (part.type === 'finish' && pictureTokens !== undefined)
        return controller.enqueue({ ...part, usage: { ...part.usage, raw: { ...part.usage.raw, aside_picture_tokens: pictureTokens } } });
      if (part.type !== 'raw') return controller.enqueue(part);
      pictureTokens = numberAt(part.rawValue, 'aside_picture_tokens') ?? pictureTokens;
      for (const picture of listAt(part.rawValue, 'aside_pictures'))
        add(stringAt(picture, 'mediaType') ?? '', stringAt(picture, 'base64') ?? '');
    },
  });
}
