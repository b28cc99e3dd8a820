// @ts-check
/**
 * Writes a gzip and a Brotli copy beside every text file of the built dashboard, for the server to send
 * as they are. Files too small to gain from it get none, and those
 * that have copies keep them. `node compress-files.mjs out`
 */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const folder = process.argv[2] ?? join(import.meta.dirname, 'out');
const TEXT = /\.(html|js|css|json|txt|md|svg|xml|map)$/;
/** Smaller files fit into one packet anyway, in bytes. */
const LEAST_SIZE = 1_024;

const ENCODINGS = {
  gz: () => createGzip({ level: constants.Z_BEST_COMPRESSION }),
  br: () =>
    createBrotliCompress({
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
};

const names = await readdir(folder, { recursive: true });
for (const name of names.filter((file) => TEXT.test(file))) {
  const path = join(folder, name);
  if ((await stat(path)).size < LEAST_SIZE || existsSync(`${path}.br`)) continue;
  await Promise.all(
    Object.entries(ENCODINGS).map(([extension, encoder]) =>
      pipeline(createReadStream(path), encoder(), createWriteStream(`${path}.${extension}`)),
    ),
  );
}
