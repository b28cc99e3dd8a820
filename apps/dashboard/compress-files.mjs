// @ts-check
/**
 * Writes a gzip and a Brotli copy beside every text file of the built dashboard, for the server to send
 * as they are. Files too small to gain from it get none, those that have copies keep them, and files of equal
 * content share the work. `node compress-files.mjs out`; with `--quick`, for tests, copies are a tenth larger and
 * take much less time.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const folder = positionals[0] ?? join(import.meta.dirname, 'out');
const TEXT = /\.(html|js|css|json|txt|md|svg|xml|map)$/;
/** Smaller files fit into one packet anyway, in bytes. */
const LEAST_SIZE = 1_024;

const ENCODINGS = {
  gz: () => createGzip({ level: constants.Z_BEST_COMPRESSION }),
  br: () =>
    createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: values.quick ? 9 : constants.BROTLI_MAX_QUALITY,
      },
    }),
};

/** Paths of files that have copies, by their content. @type {Map<string, string>} */
const compressed = new Map();

const names = await readdir(folder, { recursive: true });
for (const name of names.filter((file) => TEXT.test(file))) {
  const path = join(folder, name);
  if ((await stat(path)).size < LEAST_SIZE || existsSync(`${path}.br`)) continue;
  const content = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const same = compressed.get(content);
  if (same) {
    await Promise.all(
      Object.keys(ENCODINGS).map((ending) => copyFile(`${same}.${ending}`, `${path}.${ending}`)),
    );
    continue;
  }
  await Promise.all(
    Object.entries(ENCODINGS).map(([extension, encoder]) =>
      pipeline(createReadStream(path), encoder(), createWriteStream(`${path}.${extension}`)),
    ),
  );
  compressed.set(content, path);
}
