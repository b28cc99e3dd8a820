// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installOnDebian, mayInstall } from './debian.mjs';

const require = createRequire(import.meta.url);

const DEBIAN = '/usr/bin/chromium';
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
  if (chosen) return existsSync(chosen) ? chosen : null;
  if (existsSync(DEBIAN)) return DEBIAN;
  if (mayInstall()) {
    console.log('Installing Chromium for the browser stories.');
    if ((await installOnDebian(['chromium'])) && existsSync(DEBIAN)) return DEBIAN;
  }
  return [playwrightsOwn(), ...INSTALLED].find((path) => path !== null && existsSync(path)) ?? null;
}

/** @returns {string | null} */
function playwrightsOwn() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return null;
  }
}
