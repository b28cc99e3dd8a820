import type { TestCluster } from '../src/test-database';

/** Jest reads set-up and tear-down as two programs; what one hands the other hangs here. */
export const held = ((globalThis as Record<string, unknown>)['whathooksTestCluster'] ??= {}) as {
  cluster?: TestCluster;
};
