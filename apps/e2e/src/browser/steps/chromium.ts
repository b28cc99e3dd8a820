import { existsSync } from 'node:fs';

const OF_DEBIAN = '/usr/bin/chromium';
const SHELL_OF_DEBIAN = '/usr/bin/chromium-headless-shell';

/** A Chromium that is on the machine already: nothing is downloaded. Extensions and cameras need this one. */
export const CHROMIUM = process.env['CHROMIUM_PATH']?.trim() || OF_DEBIAN;

/**
 * The same engine without the windows that nobody sees, where Debian's is there: a page then costs a third
 * less.
 */
export const HEADLESS_SHELL =
  CHROMIUM === OF_DEBIAN && existsSync(SHELL_OF_DEBIAN) ? SHELL_OF_DEBIAN : CHROMIUM;
