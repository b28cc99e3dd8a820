// @ts-check
import { join } from 'node:path';
import { root } from '../build/build.mjs';
import { keepProgram } from '../processes/kept-program.mjs';
import { answers, Program } from '../processes/programs.mjs';
import { simulatorEnvironment } from '../processes/variables.mjs';

const PATIENCE_MS = 30_000;

/**
 * @typedef {{ WHATSAPP_WS_URL: string, WHATSAPP_ROOT_KEY: string }} Found variables that point the
 *   gateway at the simulator
 * @typedef {import('../processes/lifetime.mjs').Lifetime} Lifetime
 * @typedef {import('./surroundings.mjs').Settings} Settings
 */

/**
 * Starts the bundled simulator, and starts it again when it ends by itself: the product goes on
 * meanwhile, as it does when WhatsApp is out of reach.
 *
 * @param {Settings} settings
 * @param {import('./data-folder.mjs').DataFolder} folder
 * @param {Lifetime} lifetime
 * @returns {Promise<Found | null>} null when the first start failed, and everything ends
 */
export async function startSimulator(settings, folder, lifetime) {
  const start = () => simulator('The simulator', settings.env);
  const first = lifetime.addReplaceable(start());
  const found = await simulatorVariables(first, settings.simulatorPort);
  if (!found) {
    lifetime.finish(1);
    return null;
  }
  const startAgain = () => {
    // In a folder that is gone it would make a new one.
    if (folder.problem) lifetime.fail(folder.problem);
    return lifetime.isOver ? null : start();
  };
  const isReady = async (/** @type {Program} */ program) => {
    const again = await simulatorVariables(program, settings.simulatorPort);
    if (again && again.WHATSAPP_ROOT_KEY !== found.WHATSAPP_ROOT_KEY) {
      lifetime.fail(
        `The simulator's state is gone: ${join(folder.path, 'simulator')} was removed.`,
      );
    }
    return again !== null && !lifetime.isOver;
  };
  void keepProgram(first, startAgain, isReady, lifetime);
  return found;
}

/**
 * @param {string} name for people
 * @param {Record<string, string | undefined>} variables
 */
export function simulator(name, variables) {
  return new Program({
    name,
    script: join(root, 'apps/simulator/dist/main.js'),
    env: simulatorEnvironment(variables),
    quiet: true,
  });
}

/**
 * @param {Program} program
 * @param {number} port
 * @returns {Promise<Found | null>} null when it ended instead
 * @throws PlainError when it does not get ready in time
 */
export async function simulatorVariables(program, port) {
  const url = `http://127.0.0.1:${port}/control/info`;
  const response = await answers(url, program, PATIENCE_MS);
  if (!response) return null;
  const info = /** @type {{ wsUrl: string, rootKey: string }} */ (await response.json());
  return { WHATSAPP_WS_URL: info.wsUrl, WHATSAPP_ROOT_KEY: info.rootKey };
}
