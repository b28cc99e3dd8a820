// @ts-check
/**
 * A base image without a registry: the packages of Debian's mirror, Node from the npm package that
 * comes with the lockfile, and this machine's npm.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/build.mjs';
import { attempt, run } from '../processes/commands.mjs';
import { PlainError } from '../report/output.mjs';

const LABEL = 'whathooks.base';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const nodePackage = join(root, 'node_modules', `node-linux-${process.arch}`);

/**
 * Makes the base image unless it is there.
 *
 * @param {string} image as the Dockerfile names it, such as `node:24-bookworm-slim`
 * @param {object} place
 * @param {string} place.folder where it is made
 * @param {string[]} place.storage options of buildah: where images are kept
 * @param {AbortSignal} place.signal breaks it off
 */
export async function ensureBaseImage(image, { folder, storage, signal }) {
  const buildah = ['buildah', ...storage];
  const recipe = recipeOf(image);
  const label = `{{index .Docker.Config.Labels "${LABEL}"}}`;
  const inspect = ['inspect', '--type', 'image', '--format', label, `localhost/${image}`];
  const found = await attempt([...buildah, ...inspect]);
  if (found.ok && found.stdout.trim() === recipe) return;
  console.log('Making the base image from Debian packages; it is kept for the next time.');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const base = mkdtempSync(join(folder, 'base-'));
  try {
    await makeTree(base, suiteOf(image), signal);
    const container = (await run([...buildah, 'from', 'scratch'], { signal })).trim();
    await run([...buildah, 'copy', '--quiet', container, base, '/'], { signal });
    await run([
      ...[...buildah, 'config', '--cmd', 'node', '--label', `${LABEL}=${recipe}`],
      ...['--env', `PATH=${PATH}`, '--env', `NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, container],
    ]);
    const commit = ['commit', '--quiet', '--format', 'docker', '--rm', container];
    await run([...buildah, ...commit, `localhost/${image}`], { signal });
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/**
 * Changes when the image has to be made anew: with these lines, or with Node.
 *
 * @param {string} image
 */
function recipeOf(image) {
  const { version } = JSON.parse(readFileSync(join(nodePackage, 'package.json'), 'utf8'));
  const major = /^node:(\d+)-/.exec(image)?.[1];
  if (!version.startsWith(`${major}.`)) {
    throw new PlainError(
      `docker/Dockerfile starts from ${image}, the lockfile has Node ${version}.`,
    );
  }
  return createHash('sha256')
    .update(version)
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 16);
}

/** @param {string} image */
function suiteOf(image) {
  const suite = /-([a-z]+)-slim$/.exec(image)?.[1];
  if (!suite) throw new PlainError(`docker/Dockerfile names no suite of Debian: ${image}.`);
  return suite;
}

/**
 * @param {string} base empty folder
 * @param {string} suite
 * @param {AbortSignal} signal
 */
async function makeTree(base, suite, signal) {
  await run(['debootstrap', '--variant=minbase', suite, base, debianMirror()], { signal });
  const local = join(base, 'usr/local');
  copyFileSync(join(nodePackage, 'bin/node'), join(local, 'bin/node'));
  chmodSync(join(local, 'bin/node'), 0o755);
  await copyNpm(local);
  await run(['chroot', base, 'groupadd', '--gid', '1000', 'node']);
  const user = ['--uid', '1000', '--gid', 'node', '--create-home', '--shell', '/bin/bash', 'node'];
  await run(['chroot', base, 'useradd', ...user]);
  // npm may have to pass a proxy whose certificate this machine alone knows.
  mkdirSync(join(base, 'etc/ssl/certs'), { recursive: true });
  copyFileSync(CERTIFICATES, join(base, CERTIFICATES));
  // The sources of apt stay: the Dockerfile installs packages.
  const leftovers = ['var/lib/apt/lists', 'var/cache/apt'];
  for (const path of [...leftovers, 'etc/resolv.conf']) {
    rmSync(join(base, path), { recursive: true, force: true });
  }
}

/** @param {string} local folder `usr/local` of the base */
async function copyNpm(local) {
  // Under npm its own path is known.
  const program = process.env.npm_execpath ?? realpathSync((await run(['which', 'npm'])).trim());
  const modules = join(local, 'lib/node_modules');
  mkdirSync(modules, { recursive: true });
  cpSync(join(program, '../..'), join(modules, 'npm'), { recursive: true, dereference: true });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, 'bin', name));
  }
}

/** The mirror that this machine installs its own packages from. */
function debianMirror() {
  /** @type {[string, RegExp][]} */
  const places = [
    ['/etc/apt/sources.list.d/debian.sources', /^URIs:\s*(\S+)/m],
    ['/etc/apt/sources.list', /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/m],
  ];
  for (const [file, pattern] of places) {
    try {
      const found = pattern.exec(readFileSync(file, 'utf8'))?.[1];
      if (found) return found;
    } catch {
      // The other file is the one that this machine has.
    }
  }
  throw new PlainError('No mirror of Debian stands in the sources of apt.');
}
