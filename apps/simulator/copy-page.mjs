// Puts the phone page beside the built program, with the QR reader it needs.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

cpSync(here('page'), here('dist/page'), { recursive: true });
cpSync(createRequire(import.meta.url).resolve('jsqr'), here('dist/page/jsqr.js'));
