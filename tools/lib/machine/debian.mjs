// @ts-check
/** Packages of Debian, for what the tests need and npm does not have. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this process may install packages of Debian: root, on Debian. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Without a network it fails, and does not wait for minutes. */
export const OPTIONS = ['-q', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1'];

/**
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether all of them are installed
 */
export async function installOnDebian(packages) {
  if (!mayInstall()) return false;
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', ...packages]];
  for (const step of steps) {
    if (!(await succeeds('apt-get', [...OPTIONS, ...step]))) return false;
  }
  return true;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {Promise<boolean>} whether it is there and ends with 0
 */
export function succeeds(program, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return new Promise((resolve) => {
    spawn(program, args, { stdio: 'ignore', env, ...(cwd ? { cwd } : {}) })
      .on('error', () => resolve(false))
      .on('close', (code) => resolve(code === 0));
  });
}
