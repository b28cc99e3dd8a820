// @ts-check
/**
 * `npm run weights`: what the scripts of each page of the built dashboard weigh. Fails when a page loads
 * more than it may.
 */
import { join } from 'node:path';
import { root } from './lib/build/build.mjs';
import { pageWeights, weightTable } from './lib/report/page-weights.mjs';

const weights = pageWeights(join(root, 'apps/dashboard/out'));
process.stdout.write(weightTable(weights));
const isTooHeavy = weights.some(({ kb, limit }) => kb > limit);
process.exitCode = isTooHeavy || weights.length === 0 ? 1 : 0;
