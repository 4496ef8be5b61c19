/**
 * Stands in for `@ai-sdk/gateway`, which `ai` imports and Aside never uses: models are always passed as objects (FACTS: −20 KB gzip).
 */
export class GatewayError extends Error {
  static isInstance(): boolean {
    return false;
  }
}
export class GatewayAuthenticationError extends GatewayError {}
export const gateway = undefined;
export function createGateway(): undefined {
  return undefined;
}
