// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installOnDebian, mayInstall } from './debian.mjs';

const require = createRequire(import.meta.url);

const DEBIAN = '/usr/bin/chromium';
/** The same without windows, which stories prefer: apps/e2e/src/browser/steps/chromium.ts says why. */
const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell';
const INSTALLED = [
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const NO_CHROMIUM =
  'No Chromium for the browser stories: install Chromium or Chrome, run `npx playwright install chromium`, or set CHROMIUM_PATH.';

/**
 * Finds a Chromium, or installs the one of Debian where we may.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} path of the program
 */
export async function findChromium(env) {
  const chosen = env.CHROMIUM_PATH?.trim();
  if (chosen && chosen !== DEBIAN) return existsSync(chosen) ? chosen : null;
  await installMissing(DEBIAN, 'chromium');
  if (existsSync(DEBIAN)) {
    await installMissing(DEBIAN_SHELL, 'chromium-headless-shell');
    return DEBIAN;
  }
  if (chosen) return null;
  return [playwrightsOwn(), ...INSTALLED].find((path) => path !== null && existsSync(path)) ?? null;
}

/**
 * @param {string} program its path
 * @param {string} name of its package
 */
async function installMissing(program, name) {
  if (existsSync(program) || !mayInstall()) return;
  console.log(`Installing ${name} for the browser stories.`);
  await installOnDebian([name]);
}

/** @returns {string | null} */
function playwrightsOwn() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return null;
  }
}
