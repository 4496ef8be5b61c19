import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { listAt, stringAt } from '@/utils/core/json';

/**
 * What a mender writes into an event for the pictures that its format's SDK knows nothing of: the SDK leaves it out, and hands the event on
 * as it was.
 */
export interface PicturesApart {
  aside_pictures: { mediaType: string; base64: string }[];
}

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
 * Takes the pictures out of the events that come along as they were, in their places among the parts. Those that the SDK itself reads are
 * of a format that takes them back there, too: they get metadata, if only empty ones.
 */
export function withPictures(): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  return new TransformStream({
    transform(part, controller) {
      if (part.type === 'file') return controller.enqueue({ ...part, providerMetadata: part.providerMetadata ?? {} });
      if (part.type !== 'raw') return controller.enqueue(part);
      for (const picture of listAt(part.rawValue, 'aside_pictures')) {
        const mediaType = stringAt(picture, 'mediaType') ?? '';
        const data = stringAt(picture, 'base64') ?? '';
        controller.enqueue({ type: 'file', mediaType, data: { type: 'data', data } });
      }
    },
  });
}
