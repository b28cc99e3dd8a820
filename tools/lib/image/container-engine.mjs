// @ts-check
/** What builds and runs container images on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBaseImage } from './base-image.mjs';
import { attempt } from '../processes/commands.mjs';

/** Packages of Debian that build and run an image without a registry. */
const DEBIAN_TOOLS = ['buildah', 'podman', 'crun', 'debootstrap'];

export const NO_ENGINE = `No container engine works here: start Docker, or install Podman, or, as root on Debian, run \`apt-get install ${DEBIAN_TOOLS.join(' ')}\`.`;

const KEPT_HOURS = 7 * 24;

/**
 * @typedef {object} Engine
 * @property {string} name for people
 * @property {string[]} build command that builds an image, up to its own arguments
 * @property {string[]} cli command that runs containers and shows images
 * @property {string[]} runOptions what this machine needs besides, to run a container
 * @property {(image: string, signal: AbortSignal) => Promise<void>} provide makes the base image
 *   available, unless the engine pulls it
 */

/**
 * Finds an engine: a Docker that runs; the tools of Debian, which need no registry; Podman.
 *
 * @returns {Promise<Engine | null>}
 */
export async function findEngine() {
  if (process.platform !== 'linux') return null;
  if ((await attempt(['docker', 'info'])).ok) return pulling('docker');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/etc/debian_version') && DEBIAN_TOOLS.every(isInstalled)) {
    return withoutRegistry();
  }
  return isInstalled('podman') ? pulling('podman') : null;
}

/**
 * @param {string} program
 * @returns {Engine}
 */
function pulling(program) {
  return {
    name: program,
    build: [program, 'build'],
    cli: [program],
    runOptions: [],
    provide: async () => {},
  };
}

/**
 * Podman and buildah over a base image of our own making. It is kept between runs, apart from what
 * the machine's own Podman keeps, with the layers of earlier builds.
 *
 * @returns {Engine}
 */
function withoutRegistry() {
  const folder = join(
    process.env.XDG_CACHE_HOME?.trim() || join(homedir(), '.cache'),
    'whathooks-image',
  );
  const storage = [
    ...['--root', join(folder, 'storage'), '--runroot', join(folder, 'run')],
    ...['--storage-driver', 'overlay'],
  ];
  const limit = hardLimitOfFiles();
  return {
    name: 'buildah and podman',
    build: [
      ...['buildah', ...storage, 'build', '--format', 'docker', '--layers', '--pull=never'],
      // Neither a network of its own nor another runtime is needed to run npm.
      ...['--isolation', 'chroot', '--network', 'host'],
    ],
    cli: [
      // crun refuses to run where cgroups of both versions are mounted: hide the second, for it alone.
      ...['unshare', '--mount', 'sh', '-c'],
      ...['umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"', 'sh'],
      ...['podman', ...storage],
    ],
    runOptions: [
      '--pull=never',
      // Asks systemd for a timer.
      '--no-healthcheck',
      // Podman's own are above what this machine may allow.
      ...['--ulimit', `nofile=${limit}:${limit}`, '--ulimit', 'nproc=4096:4096'],
    ],
    provide: async (image, signal) => {
      // Layers of builds long past.
      const old = ['--force', '--filter', `until=${KEPT_HOURS}h`];
      await attempt(['podman', ...storage, 'image', 'prune', ...old], { signal });
      await ensureBaseImage(image, { folder, storage, signal });
    },
  };
}

/** @param {string} program */
function isInstalled(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** How many files a process here may open at most. */
function hardLimitOfFiles() {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  return Number(/^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1] ?? 1024);
}
