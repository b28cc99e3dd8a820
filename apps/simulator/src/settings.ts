import { resolve } from 'node:path';

/** A setting that cannot be: one line for the person who made it. */
export class SettingsError extends Error {}

/** How the simulator's process is set up. */
export interface Settings {
  /** `SIMULATOR_PORT`: 0 to 65535, default 3001; 0 picks a free one. */
  port: number;
  /** `simulator` inside `DATA_DIR` (default `.data`): what it remembers. Absolute. */
  stateDir: string;
}

/** @throws SettingsError that names the variable. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = env['SIMULATOR_PORT']?.trim() || '3001';
  const port = Number(given);
  if (!/^\d{1,5}$/.test(given) || port > 65_535) {
    throw new SettingsError(`SIMULATOR_PORT must be a port number (0 to 65535), not "${given}".`);
  }
  return { port, stateDir: resolve(env['DATA_DIR']?.trim() || '.data', 'simulator') };
}
