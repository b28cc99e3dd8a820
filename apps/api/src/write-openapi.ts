import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openApiDocument } from './preview-document';

/** Writes `openapi.json` beside this app's package, for the generated client and the docs. */
async function main(): Promise<void> {
  const document = await openApiDocument();
  writeFileSync(resolve(__dirname, '../openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
}

void main();
