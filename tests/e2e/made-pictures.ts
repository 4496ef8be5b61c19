import type { ServerResponse } from 'node:http';
import type { Answer, ModelServer } from './model-server';

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

/** The models of OpenAI and of somebody else, as one server lists them: the first draws with a tool, the second does not. */
export const DRAWING_MODELS = ['gpt-5.4', 'somebody-else'];

const said = (type: string, more: object = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;

/**
 * An answer whose picture is drawn by OpenAI's tool, as its Responses stream it: nothing of it at first, then a sketch, then all of it.
 * @returns the answer, and how it goes on
 */
export function drawingByTool(sketch: Uint8Array, picture: Uint8Array): { answer: Answer; goOn(): void } {
  const steps = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let step = 0;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const at = { item_id: 'ig_1', output_index: 0 };
  const call = (more: object) => ({ id: 'ig_1', type: 'image_generation_call', ...more });
  const made = call({ status: 'completed', result: base64(picture) });
  const usage = { input_tokens: 20, output_tokens: 4, total_tokens: 24 };
  const tool_usage = { image_gen: { input_tokens: 30, output_tokens: 1_056, total_tokens: 1_086 } };
  return {
    answer: {
      raw: async (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(said('response.output_item.added', { output_index: 0, item: call({ status: 'in_progress' }) }));
        response.write(said('response.image_generation_call.generating', at));
        await steps[0]?.promise;
        response.write(
          said('response.image_generation_call.partial_image', { ...at, partial_image_index: 0, partial_image_b64: base64(sketch) }),
        );
        await steps[1]?.promise;
        response.write(said('response.output_item.done', { output_index: 0, item: made }));
        response.end(said('response.completed', { response: { status: 'completed', output: [made], usage, tool_usage } }));
      },
    },
    goOn: () => steps[step++]?.resolve(),
  };
}

/** The tools that each question offered, by their types. */
export function toolsOffered(model: ModelServer): string[][] {
  return model.questions.map(({ text }) => ((JSON.parse(text) as { tools?: { type: string }[] }).tools ?? []).map(({ type }) => type));
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
