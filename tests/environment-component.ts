import { builtinEnvironments, type Environment } from 'vitest/runtime';

const { 'happy-dom': happyDom } = builtinEnvironments;

/**
 * happy-dom, without its end: there names like `window` are taken away, and what a component still waits for then fails, after
 * its test has passed. Each file has a process of its own, so they may stay until that ends.
 */
const environment: Environment = {
  ...happyDom,
  async setup(...its) {
    await happyDom.setup(...its);
    return { teardown: () => undefined };
  },
};

export default environment;
