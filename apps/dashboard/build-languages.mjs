// @ts-check
/**
 * Builds the pages in every language besides English, into `out/translated`, where the API finds them. It serves English
 * until then: `npm start` does not wait for this. ADR 58 says why each language is a build of its own.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { basePathOf, buildPages, here, run } from './build-pages.mjs';

/** @type {typeof import('@whathooks/dto/facts')} */
const { DASHBOARD_LANGUAGES } = createRequire(import.meta.url)('@whathooks/dto/facts');

const english = join(here, 'out');

for (const language of DASHBOARD_LANGUAGES.filter((one) => one !== 'en')) {
  const making = join('.next', 'translated', language);
  buildPages({ language, basePath: basePathOf(process.env.BASE_PATH), folder: making });
  takeCompressed(join(here, making));
  run(['compress-files.mjs', join(here, making)]);
  // All at once: half a language is none.
  const made = join(english, 'translated', language);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(join(english, 'translated'), { recursive: true });
  renameSync(join(here, making), made);
}

/** Most scripts are those of the English pages, which are compressed already. @param {string} folder */
function takeCompressed(folder) {
  for (const entry of readdirSync(join(folder, '_next'), {
    recursive: true,
    withFileTypes: true,
  })) {
    const file = join(entry.parentPath, entry.name);
    const same = join(english, relative(folder, file));
    if (!entry.isFile() || !existsSync(same) || !readFileSync(file).equals(readFileSync(same))) {
      continue;
    }
    for (const ending of ['br', 'gz']) {
      if (existsSync(`${same}.${ending}`)) copyFileSync(`${same}.${ending}`, `${file}.${ending}`);
    }
  }
}
