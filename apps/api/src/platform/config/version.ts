import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Version of this program, from its package. */
export const VERSION = (
  JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
    version: string;
  }
).version;
