/** Px of the shorter side of a box that is drawn, or of the way that a pointer came, as they are seen; what is less is a click. */
export const LEAST_DRAG = 6;

/** Px that an arrow key moves a box or a mark, as they are seen. */
export const KEY_STEP = 10;

/** Which way each arrow key moves it. */
export const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
