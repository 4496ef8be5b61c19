import { fromBase64 } from '@/utils/core/base64';

/**
 * Gradient-boosted decision trees, as LightGBM trained them: a leaf's weights are added up, and the sum is a likelihood by the logistic
 * function. https://lightgbm.readthedocs.io/en/stable/Features.html
 */
export interface Forest {
  /** 0–1. */
  weigh(row: Float32Array): number;
}

/**
 * A forest from its bytes, in base64. A tree: its count of inner nodes (u8); for each of them the feature (u16), the threshold (f32), and
 * where to go when the feature is at most that and when it is more (i8 each: an inner node, or a leaf as -1 - leaf); then the leaves (f32).
 */
export function forestIn(base64: string): Forest {
  const bytes = fromBase64(base64);
  const view = new DataView(bytes.buffer);
  // An inner node takes 8 bytes, a leaf 4.
  const feature = new Uint16Array(bytes.length / 8);
  const threshold = new Float32Array(bytes.length / 8);
  const left = new Int32Array(bytes.length / 8);
  const right = new Int32Array(bytes.length / 8);
  const leaves = new Float32Array(bytes.length / 4);
  const roots: number[] = [];
  let [at, node, leaf] = [0, 0, 0];
  while (at < bytes.length) {
    const nodes = bytes[at++] as number;
    roots.push(nodes === 0 ? -1 - leaf : node);
    const first = node;
    for (; node < first + nodes; node++, at += 8) {
      feature[node] = view.getUint16(at, true);
      threshold[node] = view.getFloat32(at + 2, true);
      const [low, high] = [view.getInt8(at + 6), view.getInt8(at + 7)];
      left[node] = low < 0 ? low - leaf : low + first;
      right[node] = high < 0 ? high - leaf : high + first;
    }
    for (let index = 0; index <= nodes; index++, at += 4) leaves[leaf++] = view.getFloat32(at, true);
  }
  return {
    weigh(row) {
      let sum = 0;
      for (const root of roots) {
        let node = root;
        while (node >= 0)
          node = ((row[feature[node] as number] as number) <= (threshold[node] as number) ? left[node] : right[node]) as number;
        sum += leaves[-1 - node] as number;
      }
      return 1 / (1 + Math.exp(-sum));
    },
  };
}
