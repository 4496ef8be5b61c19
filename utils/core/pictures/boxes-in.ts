import { field, isRecord, listAt, numberAt, parseJson, stringAt } from '@/utils/core/json';
import type { Size } from './declared-size';
import type { Box } from './taken';

/** What a model points at in a picture: an area, or a point, which is one without width and height. All numbers in parts of the picture, 0–1. */
export interface Marked extends Box {
  /** As the model names it; may be empty. */
  label: string;
}

/** Left, top, right, bottom; or left and top of a point. In the units of its family. */
type Corners = readonly [number, number, number, number] | readonly [number, number];

interface Found {
  label: string;
  corners: Corners;
}

/** How a family of models writes down what it points at. */
interface Family {
  isOne(modelId: string): boolean;
  read(text: string): Found[];
  /** What the whole width and height of a picture are in its units. */
  whole(size: Size): Size;
}

/** Characters that are looked through; a list of 2,000 boxes is shorter. */
const MOST_CHARACTERS = 200_000;

const square = (side: number) => () => ({ width: side, height: side });

/** Only forms that a family documents: the same numbers mean other places elsewhere. Claude and GPT document none. */
const FAMILIES: readonly Family[] = [
  {
    // https://ai.google.dev/gemini-api/docs/image-understanding#object-detection, https://ai.google.dev/gemini-api/docs/robotics-overview
    isOne: (id) => /gemini/.test(id),
    read: (text) =>
      inJson(
        text,
        'box_2d',
        ([top, left, bottom, right]) => [left, top, right, bottom],
        'point',
        ([top, left]) => [left, top],
      ),
    whole: square(1_000),
  },
  {
    // https://github.com/QwenLM/Qwen3-VL/blob/main/cookbooks/2d_grounding.ipynb
    isOne: (id) => /qwen-?3-?vl/.test(id),
    read: qwenPlaces,
    whole: square(1_000),
  },
  {
    // https://github.com/QwenLM/Qwen2.5-VL/blob/main/cookbooks/spatial_understanding.ipynb
    isOne: (id) => /qwen-?2[._-]?5-?vl/.test(id),
    read: qwenPlaces,
    whole: seenByQwen,
  },
  {
    // https://huggingface.co/allenai/Molmo-7B-O-0924/discussions/1; Molmo 2 writes otherwise.
    isOne: (id) => /molmo(?!-?2|point)/.test(id),
    read: molmoPoints,
    whole: square(100),
  },
  {
    // https://docs.moondream.ai/skills/detect/
    isOne: (id) => /moondream/.test(id),
    read: moondreamObjects,
    whole: square(1),
  },
  {
    // https://ai.google.dev/gemma/docs/paligemma/prompt-system-instructions
    isOne: (id) => /paligemma/.test(id),
    read: (text) =>
      [...text.matchAll(/(?<!>)<loc(\d{4})><loc(\d{4})><loc(\d{4})><loc(\d{4})>(?!<loc)\s*([^;<\n]*)/g)].map(
        ([, top, left, bottom, right, label]) => ({
          label: label ?? '',
          corners: [Number(left), Number(top), Number(right), Number(bottom)],
        }),
      ),
    whole: square(1_024),
  },
];

/**
 * What an answer points at in a picture.
 * @param text one block of it: one fenced block, or what stands between two
 * @param modelId of the model that answered: each family has its own form, and of others nothing is guessed
 * @param size of the picture as it was sent, in pixels
 */
export function boxesIn(text: string, modelId: string, size: Size): Marked[] {
  const id = modelId.toLowerCase();
  const family = text.length <= MOST_CHARACTERS ? FAMILIES.find(({ isOne }) => isOne(id)) : undefined;
  if (!family) return [];
  const whole = family.whole(size);
  return family.read(text).flatMap(({ label, corners }) => within(label.trim(), corners, whole));
}

/** In parts of the picture: turned round where it is swapped, cut where it reaches over the edge, and none where it lies outside. */
function within(label: string, [x1, y1, x2 = x1, y2 = y1]: Corners, { width, height }: Size): Marked[] {
  const isPoint = x1 === x2 && y1 === y2;
  const [left, right] = [Math.min(x1, x2) / width, Math.max(x1, x2) / width];
  const [top, bottom] = [Math.min(y1, y2) / height, Math.max(y1, y2) / height];
  if (![left, right, top, bottom].every(Number.isFinite) || right < 0 || bottom < 0 || left > 1 || top > 1) return [];
  const box = { left: Math.max(0, left), top: Math.max(0, top) };
  const sides = { width: Math.min(1, right) - box.left, height: Math.min(1, bottom) - box.top };
  // What is left of a box that only touches the edge is none.
  return isPoint || (sides.width > 0 && sides.height > 0) ? [{ label, ...box, ...sides }] : [];
}

/** The objects of a JSON list, or of a list in an object, or one alone; of a fenced block that is closed, or of what is JSON in the text. */
function objectsIn(text: string): Record<string, unknown>[] {
  const [opening, marks = ''] = /^\s*(```+|~~~+)[^\n]*\n/.exec(text) ?? [];
  const from = opening?.length ?? Math.max(0, text.search(/[[{]/));
  const to = opening ? text.lastIndexOf(`\n${marks}`) : Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1;
  const json = parseJson(text.slice(from, Math.max(from, to)));
  if (Array.isArray(json)) return json.filter(isRecord);
  if (!isRecord(json)) return [];
  const lists = Object.values(json).filter((value) => Array.isArray(value) && value.length > 0 && value.every(isRecord));
  return lists.length > 0 ? lists.flat().filter(isRecord) : [json];
}

type Turn<T> = (numbers: T) => T;

function inJson(
  text: string,
  boxKey: string,
  ofBox: Turn<[number, number, number, number]>,
  pointKey: string,
  ofPoint: Turn<[number, number]>,
): Found[] {
  return objectsIn(text).flatMap((object): Found[] => {
    const label = stringAt(object, 'label') ?? '';
    const [a, b, c, d] = numbersAt(object, boxKey);
    if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) return [{ label, corners: ofBox([a, b, c, d]) }];
    const [x, y] = numbersAt(object, pointKey);
    return x === undefined || y === undefined ? [] : [{ label, corners: ofPoint([x, y]) }];
  });
}

/** Left, top, right, bottom, in whatever its generation counts. */
function qwenPlaces(text: string): Found[] {
  return inJson(
    text,
    'bbox_2d',
    (box) => box,
    'point_2d',
    (point) => point,
  );
}

/** All that stands at a key, where all of it are numbers. */
function numbersAt(object: unknown, key: string): number[] {
  const list = listAt(object, key);
  return list.every((each): each is number => typeof each === 'number') ? list : [];
}

/** `<point x="1" y="2" alt="a">a</point>`, and `<points x1="1" y1="2" x2="3" y2="4" alt="a">`. */
function molmoPoints(text: string): Found[] {
  return [...text.matchAll(/<points?\s([^<>]*)>/g)].flatMap(([, attributes = '']) => {
    const label = /\balt="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const points = attributes.matchAll(/\bx\d*="\s*([\d.]+)\s*"\s+y\d*="\s*([\d.]+)\s*"/g);
    return [...points].map(([, x, y]): Found => ({ label, corners: [Number(x), Number(y)] }));
  });
}

function moondreamObjects(text: string): Found[] {
  return objectsIn(text).flatMap((object): Found[] => {
    const label = stringAt(object, 'label') ?? '';
    const [x1, y1, x2, y2] = ['x_min', 'y_min', 'x_max', 'y_max'].map((key) => numberAt(object, key));
    if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined) return [{ label, corners: [x1, y1, x2, y2] }];
    const [x, y] = [field(object, 'x'), field(object, 'y')];
    return typeof x === 'number' && typeof y === 'number' ? [{ label, corners: [x, y] }] : [];
  });
}

/** Pixels of its patches, two by two. */
const QWEN_FACTOR = 28;
/** Pixels of a picture that it is given, at least and at most. */
const QWEN_PIXELS = { least: 4 * QWEN_FACTOR ** 2, most: 16_384 * QWEN_FACTOR ** 2 };

/**
 * The size at which Qwen2.5-VL sees a picture: it counts in pixels of that. `smart_resize` with the bounds of its own configuration; a server
 * that was set to others tells nobody. https://github.com/QwenLM/Qwen2.5-VL/blob/main/qwen-vl-utils/src/qwen_vl_utils/vision_process.py
 */
function seenByQwen({ width, height }: Size): Size {
  const to = (pixels: number, round: (value: number) => number) => Math.max(QWEN_FACTOR, round(pixels / QWEN_FACTOR) * QWEN_FACTOR);
  const size = { width: to(width, Math.round), height: to(height, Math.round) };
  const area = size.width * size.height;
  if (area >= QWEN_PIXELS.least && area <= QWEN_PIXELS.most) return size;
  const isSmall = area < QWEN_PIXELS.least;
  const scale = Math.sqrt((isSmall ? QWEN_PIXELS.least : QWEN_PIXELS.most) / (width * height));
  const round = isSmall ? Math.ceil : Math.floor;
  return { width: to(width * scale, round), height: to(height * scale, round) };
}
