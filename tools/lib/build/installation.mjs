// @ts-check
/** When packages must be installed, and whether this machine can run the product. Node built-ins only. */

export const LEAST_NODE = '20.19.0';
/** The product's own runtime. It comes with the lockfile where npm has it for the platform. */
export const RUNTIME_MAJOR = 24;

/**
 * @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * @param {string} version such as `20.19.0`
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = version.split('.').map(Number);
  const want = least.split('.').map(Number);
  for (const [index, number] of want.entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * What stands in the way before anything is installed, as one line, or null.
 *
 * @param {string} version of the Node that runs us
 * @param {string} platform as in `process.platform`
 */
export function nodeProblem(version, platform) {
  if (!isAtLeast(version, LEAST_NODE)) {
    return `Node ${version} is too old: install Node ${LEAST_NODE.replace(/\.0$/, '')} or later, from https://nodejs.org.`;
  }
  if (platform === 'darwin' && !isAtLeast(version, `${RUNTIME_MAJOR}.0.0`)) {
    return `macOS needs Node ${RUNTIME_MAJOR} or later, and this is ${version}: install it from https://nodejs.org.`;
  }
  return null;
}

/**
 * What stands in the way after the installation, as one line, or null. npm passes over a package
 * for the platform that it cannot fetch.
 *
 * @param {string} version of the Node that runs us
 * @param {boolean} bundled whether a Node came with the packages
 */
export function runtimeProblem(version, bundled) {
  if (bundled || isAtLeast(version, `${RUNTIME_MAJOR}.0.0`)) return null;
  return `Node ${RUNTIME_MAJOR} did not come with the packages for this machine: install Node ${RUNTIME_MAJOR} or later, from https://nodejs.org.`;
}

/**
 * Whether node_modules holds what the lockfile asks for. npm writes a lockfile of its own into it
 * when it has finished, so an interrupted installation has none.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  if (!wanted.packages || !installed?.packages) return false;
  const have = installed.packages;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    // Workspaces are ours, and their own lines have no counterpart.
    if (!path.includes('node_modules/')) continue;
    const found = have[path];
    if (!found) {
      // Packages for other platforms are left out.
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return Object.keys(have).every(
    (path) => !path.includes('node_modules/') || wanted.packages?.[path] !== undefined,
  );
}
