// @ts-check
/*
 * Runs inside a container, from standard input: tells as JSON what the container is, and what lies
 * in its /app.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const APP = '/app';

/** What the kernel says of the program, which is the first process. */
const status = readFileSync('/proc/1/status', 'utf8');
/** @param {string} name */
const ofStatus = (name) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];

/** @param {string} folder */
function isWritable(folder) {
  try {
    writeFileSync(join(folder, 'written'), '');
    return true;
  } catch {
    return false;
  }
}

/** @type {string[]} */
const packages = [];
/** @type {string[]} */
const dangling = [];
let bytes = 0;

/** @param {string} folder */
function walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const entry = lstatSync(path);
    bytes += entry.size;
    if (entry.isSymbolicLink() && !existsSync(path)) dangling.push(path);
    if (!entry.isDirectory()) continue;
    if (/\/node_modules\/(@[^/]+\/)?[^/@][^/]*$/.test(path))
      packages.push(path.slice(APP.length + 1));
    walk(path);
  }
}
walk(APP);

const bill = join(APP, 'bill-of-materials.cdx.json');
/** @type {{ components: { group?: string, name: string, version: string }[] }} */
const { components } = existsSync(bill)
  ? JSON.parse(readFileSync(bill, 'utf8'))
  : { components: [] };

const key = '/data/master.key';
console.log(
  JSON.stringify({
    uid: Number(ofStatus('Uid')),
    capabilities: Number(ofStatus('CapEff')),
    noNewPrivileges: ofStatus('NoNewPrivs') === '1',
    writable: ['/', APP, '/etc', '/home/node'].filter(isWritable),
    masterKey: existsSync(key) && statSync(key).size > 0,
    packages,
    billed: components.map(({ group, name, version }) =>
      group ? `${group}/${name}@${version}` : `${name}@${version}`,
    ),
    dangling,
    bytes,
  }),
);
