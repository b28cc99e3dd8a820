// @ts-check
/** nginx and Caddy, before which the stories put the product. They are unpacked, not installed: nothing starts by itself. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mayInstall, OPTIONS, succeeds } from './debian.mjs';

const PACKAGES = ['nginx', 'caddy'];
const VERSION = { nginx: '-v', caddy: 'version' };

/**
 * Gets those that are missing, where we may. What is still missing is skipped, and counted as skipped.
 *
 * @param {string} root of the checkout
 */
export async function unpackProxies(root) {
  if (!mayInstall()) return;
  const folder = join(root, '.nx/proxies');
  const missing = await missingOf(folder);
  if (missing.length === 0) return;
  console.log(`Getting ${missing.join(' and ')} for the story of proxies.`);
  mkdirSync(folder, { recursive: true });
  await succeeds('apt-get', [...OPTIONS, 'update']);
  await succeeds('apt-get', [...OPTIONS, 'download', ...missing], folder);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.deb'))) {
    await succeeds('dpkg-deb', ['--extract', join(folder, name), folder]);
  }
  const left = await missingOf(folder);
  if (left.length > 0) console.log(`${left.join(' and ')} cannot be had: their story is skipped.`);
}

/** @param {string} folder */
async function missingOf(folder) {
  const found = await Promise.all(
    PACKAGES.map((name) => {
      const option = VERSION[/** @type {keyof typeof VERSION} */ (name)];
      const places = [name, ...['usr/sbin', 'usr/bin'].map((bin) => join(folder, bin, name))];
      return Promise.all(places.map((program) => succeeds(program, [option])));
    }),
  );
  return PACKAGES.filter((_, index) => !found[index]?.includes(true));
}
