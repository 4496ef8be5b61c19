import { Parser } from 'htmlparser2';
import { isTooDeep } from '@/utils/core/documents/depth';
import { type Document, readBytes } from '@/utils/core/documents/document';
import { AppError } from '@/utils/core/faults';
import { decodeText } from '@/utils/core/file-text/decode-text';
import { fitWithin, MOST_PIXELS } from '@/utils/core/pictures/fit-within';
import { drawingSize, type SizeAttributes } from './drawing-size';
import { withoutEntities } from './entities';
import { heldPixels } from './held-pixels';
import { type Drawn, filtersIn, idOf, idsIn, weightOf } from './weight';

/** Bytes and characters of a drawing: its text comes back from the worker as a source's, under the cap of one. */
const MOST_LONG = 1_900_000;
/**
 * Elements times pixels that are drawn: what has many is drawn smaller. Measured on a busy computer: 20,000 translucent triangles, each over all of
 * two megapixels, which is four times as much, took Chromium 16 s.
 */
const MOST_WORK = 10_000_000_000;
/** Elements that are drawn at all. */
const MOST_DRAWN = 40_000;
/** What a step of a filter counts, as it passes over every pixel, and one of those that look at many for each. */
const [FILTER_STEP, SLOW_STEP] = [200, 2_000];
const SLOW = ['feTurbulence', 'feConvolveMatrix', 'feMorphology', 'feDiffuseLighting', 'feSpecularLighting'];

/**
 * A drawing, made safe to be drawn by a browser in a document of ours, which no clock can stop: what would take it long is refused. The text
 * of the result is the drawing, with the size at which it is drawn; `readers/svg` draws it.
 * @throws AppError `file-drawing`, `file-picture-large`, `file-empty`, `file-broken`, `file-unreadable`
 */
export async function parse(file: File): Promise<Document> {
  if (file.size > MOST_LONG) throw new AppError('file-drawing');
  const text = await decodeText(await readBytes(file));
  if (text === undefined) throw new AppError('file-broken');
  const svg = withoutEntities(text.trim(), MOST_LONG).replace(/^<\?xml[^>]*\?>\s*/, '');
  if (isTooDeep(svg, true)) throw new AppError('file-drawing');
  if (svg === '') throw new AppError('file-empty');
  const { root, tag, said, styles } = read(svg);
  const size = drawingSize(said);
  if (!size) throw new AppError('file-broken');
  const weight = weightOf(root, styles, MOST_DRAWN, FILTER_STEP);
  if (weight > MOST_DRAWN) throw new AppError('file-drawing');
  const scale = Math.min(1, Math.sqrt(MOST_WORK / weight / (size.width * size.height)));
  const small = fitWithin(size, Math.max(size.width, size.height) * scale);
  return { text: svg.slice(0, tag.from) + sized(svg.slice(tag.from, tag.to), { ...size, ...small }) + svg.slice(tag.to) };
}

interface Read {
  root: Drawn;
  /** Where the root's opening tag stands. */
  tag: { from: number; to: number };
  said: SizeAttributes;
  styles: string;
}

/** @throws AppError `file-broken` where the root is none of a drawing, `file-drawing`, `file-picture-large` */
function read(svg: string): Read {
  let found: Omit<Read, 'styles'> | undefined;
  let pixels = 0;
  const styles: string[] = [];
  const open: { name: string; drawn: Drawn }[] = [];
  const hold = (value: string) => {
    const held = heldPixels(value);
    if (held === undefined) throw new AppError('file-drawing');
    pixels += held;
    if (pixels > MOST_PIXELS) throw new AppError('file-picture-large');
  };
  const parser = new Parser(
    {
      onopentag(full, attributes) {
        const name = full.replace(/^.*:/, '');
        const drawn = drawnOf(name, attributes);
        for (const value of Object.values(attributes)) hold(value);
        if (found) open.at(-1)?.drawn.children.push(drawn);
        else {
          if (name !== 'svg') throw new AppError('file-broken');
          const { width, height, viewBox } = attributes;
          found = { root: drawn, tag: { from: parser.startIndex, to: parser.endIndex + 1 }, said: { width, height, viewBox } };
        }
        open.push({ name, drawn });
      },
      ontext: (text) => void (open.at(-1)?.name === 'style' && styles.push(text)),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(svg);
  if (!found) throw new AppError('file-broken');
  // Pictures that a style sheet holds are weighed by nothing here; fonts are none.
  if (/url\(\s*["']?\s*data:(?!font\/|application\/(?:x-)?font)/i.test(styles.join(''))) throw new AppError('file-drawing');
  return { ...found, styles: styles.join('') };
}

function drawnOf(name: string, attributes: Record<string, string>): Drawn {
  const values = Object.entries(attributes);
  // A drawing inside a drawing would have to be weighed, too.
  if (values.some(([, value]) => /data:image\/svg/i.test(value))) throw new AppError('file-drawing');
  const uses = values.flatMap(([key, value]) =>
    /(?:^|:)href$/i.test(key) && value.trim().startsWith('#') ? [idOf(value.trim())] : idsIn(value),
  );
  const { id, class: classes = '' } = attributes;
  const step = SLOW.includes(name) ? SLOW_STEP : /^fe[A-Z]/.test(name) ? FILTER_STEP : 1;
  const cost = step + values.reduce((sum, [, value]) => sum + filtersIn(value) * FILTER_STEP, 0);
  return { cost, classes: classes.split(/\s+/), uses, children: [], ...(id ? { id } : {}) };
}

/** Names that a drawing may use without having said what they mean, as those that stood in a page do. */
const NAMESPACES = { xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' };

/** The opening tag of the root with a size of its own. */
function sized(tag: string, size: { width: number; height: number; viewBox: string }): string {
  const bare = tag.replace(/\s(?:width|height|viewBox)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  const missing = Object.entries(NAMESPACES).filter(([name]) => !new RegExp(`\\s${name}\\s*=`).test(tag));
  const said = [...Object.entries(size), ...(/^<[^\s/>]+:/.test(tag) ? [] : missing)].map(([name, value]) => `${name}="${value}"`);
  return bare.replace(/^<([^\s/>]+)/, `<$1 ${said.join(' ')}`);
}
