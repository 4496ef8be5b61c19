import type { ServerResponse } from 'node:http';
import type { Answer } from './model-server';

/** The family whose form `MARKED` has. */
export const MARKING_MODEL = 'qwen3-vl:8b';

/** Two places in a picture, in that family's own words. */
export const MARKED = `Two things:

\`\`\`json
[{"bbox_2d": [100, 200, 500, 700], "label": "lamp"}, {"point_2d": [900, 900], "label": "cat"}]
\`\`\`

That is all.`;

const event = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;

/** An answer with a picture between its words, as OpenRouter streams it. */
export function drawing(picture: Uint8Array): Answer {
  const url = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
  return {
    raw: (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event({ content: 'Here it is:' }) + event({ images: [{ type: 'image_url', image_url: { url } }] }));
      response.end(`${event({ content: 'Do you like it?' })}${event({}, 'stop')}data: [DONE]\n\n`);
    },
  };
}

// These run in the panel.

/** Where the marks of the last answer lie over its picture, in percent of it, and which of them is lit. */
export function marksShown(): { name: string; place: number[]; isLit: boolean }[] {
  return [...document.querySelectorAll<HTMLElement>('.mark')].map((mark) => {
    const [own, whole] = [mark.getBoundingClientRect(), mark.parentElement?.getBoundingClientRect() ?? new DOMRect()];
    const isPoint = mark.classList.contains('point');
    const [x, y] = isPoint ? [own.left + own.width / 2, own.top + own.height / 2] : [own.left, own.top];
    const place = [(x - whole.left) / whole.width, (y - whole.top) / whole.height, ...(isPoint ? [] : [own.width / whole.width])];
    return { name: mark.textContent.trim(), place: place.map((part) => Math.round(part * 100)), isLit: mark.classList.contains('lit') };
  });
}

/** The order of words and pictures in the last answer, and the size of each picture as it is drawn. */
export function lastAnswerShown(): (string | number[])[] {
  const answer = [...document.querySelectorAll('article.answer')].at(-1);
  return [...(answer?.querySelectorAll<HTMLElement>('.md-p, .made-picture img') ?? [])].map((each) =>
    each instanceof HTMLImageElement ? [each.naturalWidth, each.naturalHeight] : each.innerText,
  );
}
