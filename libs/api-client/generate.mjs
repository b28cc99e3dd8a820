/**
 * Writes src/generated from the API's OpenAPI document. Run it (`npm run generate`) when the
 * document has changed; a spec fails while the two disagree.
 */
import { createClient } from '@hey-api/openapi-ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { splitFunctions } from './split-functions.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const document = join(here, '../../apps/api/openapi.json');
const target = process.argv[2] ?? join(here, 'src/generated');

await createClient({
  input: document,
  // Bundlers and CommonJS resolve imports without an ending; the generator would add `.js`.
  output: { path: target, module: { extension: '' } },
  logs: { level: 'silent', file: false },
  plugins: [
    // Addresses of the document are complete from the origin on; whoever calls may set another origin.
    { name: '@hey-api/client-fetch', throwOnError: true, baseUrl: false },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
});
splitFunctions(target);

const { 'x-error-codes': errors } = JSON.parse(readFileSync(document, 'utf8'));
writeFileSync(
  join(target, 'error-codes.gen.ts'),
  `// This file is generated from the error catalogue in the OpenAPI document.

/** Every error the API can answer. */
export const ERROR_CODES = ${JSON.stringify(errors, null, 2)} as const;

/** Stable code of an error, to branch on. */
export type ErrorCode = (typeof ERROR_CODES)[number]['code'];
`,
);
