/**
 * Packs the extension into a ZIP file, as browsers and their shops take it:
 *
 *   node apps/passkey-extension/pack.mjs apps/dashboard/out/whathooks-passkey-extension.zip
 *
 * The files are small and stored as they are. The same files make the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';

const FOLDER = join(import.meta.dirname, 'extension');

const VERSION = 20;
/** 1 January 1980, the first day that a ZIP file can name. */
const DATE = 0x21;

/**
 * @param {number} signature
 * @param {[bytes: 2 | 4, value: number][]} fields
 */
function record(signature, fields) {
  const all = /** @type {[2 | 4, number][]} */ ([[4, signature], ...fields]);
  const bytes = Buffer.alloc(all.reduce((length, [size]) => length + size, 0));
  let at = 0;
  for (const [size, value] of all) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}

/** @param {Buffer} content @param {Buffer} name @returns {[2 | 4, number][]} */
function describe(content, name) {
  return [
    [2, VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc32(content)],
    [4, content.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  ];
}

/** @param {[name: string, content: Buffer][]} files */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [fileName, content] of files) {
    const name = Buffer.from(fileName);
    const local = Buffer.concat([record(0x04034b50, describe(content, name)), name, content]);
    const central = record(0x02014b50, [
      [2, VERSION],
      ...describe(content, name),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ]);
    parts.push(local);
    directory.push(central, name);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, list.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...parts, list, end]);
}

const [target] = process.argv.slice(2);
if (target) {
  const names = readdirSync(FOLDER).sort();
  writeFileSync(
    resolve(target),
    zip(names.map((name) => [name, readFileSync(join(FOLDER, name))])),
  );
}
