import { getStroke } from 'perfect-freehand';

/** Where a pen was, and how hard it was pressed, 0 to 1. */
export type PenPoint = readonly [x: number, y: number, pressure: number];

/**
 * The outline of a stroke, as the `d` of an SVG path.
 * @param size its width, in the unit of the points
 * @param isPressed whether the pen says how hard it is pressed; else the speed does
 */
export function strokePath(points: readonly PenPoint[], size: number, isPressed: boolean): string {
  const outline = getStroke(points as PenPoint[] & number[][], { size, thinning: 0.4, simulatePressure: !isPressed });
  const [first] = outline;
  if (!first) return '';
  // Through the middles between the points, each of which pulls the curve.
  const curves = outline.map(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = outline[(at + 1) % outline.length] ?? first;
    return `${round(x)},${round(y)} ${round((x + nextX) / 2)},${round((y + nextY) / 2)}`;
  });
  return `M${round(first[0] ?? 0)},${round(first[1] ?? 0)} Q${curves.join(' ')} Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
