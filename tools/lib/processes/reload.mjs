// @ts-check
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { build, root } from '../build/build.mjs';
import { PlainError } from '../report/output.mjs';
import { Program } from './programs.mjs';
import { simulator, simulatorVariables } from '../machine/simulator.mjs';
import { apiEnvironment } from './variables.mjs';

const WATCHED = ['apps/api/src', 'apps/simulator/src', 'libs'];
/** An editor that saves everything at once is one change. */
const SETTLE_MS = 150;
const STOP_PATIENCE_MS = 3_000;
/** What has to be built before the first start, and after a change. */
export const BUILT = ['api', 'simulator', 'embedded-postgres'].map((name) => `@whathooks/${name}`);

/**
 * @typedef {import('./lifetime.mjs').Lifetime} Lifetime
 * @typedef {import('../machine/surroundings.mjs').Settings} Settings
 * @typedef {'api' | 'simulator'} Reloaded
 */

/**
 * Which running programs a changed file is part of.
 *
 * @param {string} path from the root of the repository
 * @returns {Reloaded[]}
 */
export function programsBehind(path) {
  if (/\/(dist|node_modules|test|generated)\//.test(path) || /\.spec\.tsx?$/.test(path)) return [];
  if (!/\/src\/.*\.ts$/.test(path)) return [];
  if (path.startsWith('apps/api/')) return ['api'];
  if (path.startsWith('apps/simulator/') || path.startsWith('libs/whatsapp-simulator/')) {
    return ['simulator'];
  }
  return /^libs\/(dto|webhook-signature|whatsapp)\//.test(path) ? ['api'] : [];
}

/**
 * Starts API and simulator, and starts anew what a change on disk is part of.
 */
export class Reload {
  /** @type {Partial<Record<Reloaded, Program>>} */
  #running = {};
  /** @type {Set<Reloaded>} */
  #changed = new Set();
  #busy = false;

  /**
   * @param {Settings} settings
   * @param {Lifetime} lifetime
   */
  constructor(settings, lifetime) {
    this.settings = settings;
    this.lifetime = lifetime;
    /** @type {Record<string, string | undefined>} */
    this.variables = { ...settings.env };
  }

  /** @param {Reloaded} app */
  async start(app) {
    if (this.lifetime.isOver) return;
    const program = app === 'simulator' ? simulator(app, this.variables) : this.#api();
    this.#running[app] = this.lifetime.addReplaceable(program, (how) =>
      console.error(`The ${app} ended (${how}); save to try again.`),
    );
    if (app === 'simulator') {
      Object.assign(this.variables, await simulatorVariables(program, this.settings.simulatorPort));
    }
  }

  #api() {
    const script = join(root, 'apps/api/dist/main.js');
    return new Program({ name: 'api', script, env: apiEnvironment(this.variables) });
  }

  watch() {
    /** @type {NodeJS.Timeout | undefined} */
    let settled;
    for (const folder of WATCHED) {
      const watcher = watch(join(root, folder), { recursive: true }, (_event, file) => {
        const apps = programsBehind(
          file === null ? folder : `${folder}/${file.split(sep).join('/')}`,
        );
        if (apps.length === 0) return;
        for (const app of apps) this.#changed.add(app);
        clearTimeout(settled);
        settled = setTimeout(() => void this.#reload(), SETTLE_MS);
      });
      this.lifetime.signal.addEventListener('abort', () => watcher.close());
    }
  }

  /** Builds, and starts anew what changed. What does not compile leaves the old one running. */
  async #reload() {
    if (this.#busy || this.lifetime.isOver) return;
    this.#busy = true;
    while (this.#changed.size > 0) {
      const apps = [...this.#changed];
      this.#changed.clear();
      try {
        await build(
          apps.map((app) => `@whathooks/${app}`),
          this.lifetime.signal,
        );
        for (const app of apps) await this.#restart(app);
      } catch (error) {
        console.error(error instanceof PlainError ? error.message : error);
      }
    }
    this.#busy = false;
  }

  /** @param {Reloaded} app */
  async #restart(app) {
    if (app === 'simulator' && !this.settings.simulated) return;
    await this.#running[app]?.end(STOP_PATIENCE_MS);
    await this.start(app);
    if (!this.lifetime.isOver) console.log(`Restarted the ${app}.`);
  }
}
