// @ts-check
import { spawnSync } from 'node:child_process';
import { PlainError } from '../report/output.mjs';

const SPEC = /\.spec\.(ts|tsx|mjs)$/;
/** Stories have file names like specs, and run over the built product. */
const STORIES = 'apps/e2e/';

/**
 * Files that differ from where the branch left main: committed, staged, changed or new, and not
 * those that are gone. Nothing on main itself when all is committed and pushed.
 *
 * @param {string} root of the checkout
 * @returns {string[]} paths from the root, in order
 */
export function changedFiles(root) {
  const since = git(root, ['diff', '--name-only', '--diff-filter=d', '-z', baseOf(root)]);
  const untracked = git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  return [...new Set([...names(since), ...names(untracked)])].sort();
}

/**
 * The specs of changed files: those that changed, and those that bear the name of a changed file of
 * their project, as `outbox.spec.ts` does of `outbox.ts`.
 *
 * @param {string} root of the checkout
 * @param {string[]} changed paths from the root
 * @returns {string[]} paths from the root
 */
export function specsOf(root, changed) {
  const subjects = new Set(changed.map(subjectOf));
  return names(git(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']))
    .filter((path) => SPEC.test(path) && !path.startsWith(STORIES))
    .filter((path) => changed.includes(path) || subjects.has(subjectOf(path)))
    .filter((path, index, all) => all.indexOf(path) === index)
    .sort();
}

/** @param {string} path */
function subjectOf(path) {
  const [room, project] = path.split('/');
  const name = path
    .split('/')
    .at(-1)
    ?.replace(SPEC, '')
    .replace(/\.\w+$/, '');
  return `${room}/${project}/${name}`;
}

/** @param {string} root */
function baseOf(root) {
  for (const main of ['origin/main', 'main']) {
    const { status, stdout } = run(root, ['merge-base', 'HEAD', main]);
    if (status === 0) return stdout.trim();
  }
  throw new PlainError(
    'There is no main to compare with: `npm run check` needs a clone with the branch main.',
  );
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function git(root, args) {
  const { status, stdout, stderr } = run(root, args);
  if (status !== 0) throw new PlainError(`git ${args[0]} fails: ${stderr.trim()}`);
  return stdout;
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function run(root, args) {
  const most = 64 * 1024 * 1024;
  const { error, ...result } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: most,
  });
  if (error) throw new PlainError(`git cannot be run: ${error.message}`);
  return result;
}

/** @param {string} output of git with `-z` */
function names(output) {
  return output.split('\0').filter(Boolean);
}
