import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { EnvironmentError, readKey } from './platform/config/variables';
import { readEnvironment } from './platform/config/environment';
import { dataSourceOptions } from './platform/database/connection/data-source';
import { finishRotation, rotateMasterKey } from './platform/vault/rotation';
import { VaultError } from './platform/vault/cipher/vault-error';

/**
 * Replaces the master key while the product runs:
 *
 *   NEW_MASTER_KEY=… node rotate-master-key.js          begins, or continues where it was interrupted
 *   node rotate-master-key.js finish                    once every process has the new key
 */
async function main([action, ...rest]: string[]): Promise<void> {
  if ((action !== undefined && action !== 'finish') || rest.length > 0) {
    throw new EnvironmentError('Give nothing to rotate the master key, or finish to end it.');
  }
  const environment = readEnvironment(process.env);
  const newKey = readKey(process.env, 'NEW_MASTER_KEY');
  const dataSource = new DataSource(dataSourceOptions(environment.databaseUrl));
  await dataSource.initialize();
  try {
    if (await dataSource.showMigrations()) {
      throw new VaultError('This database was never used by this version: start whathooks first.');
    }
    if (action === 'finish') await finishRotation(dataSource, environment, say);
    else await rotateMasterKey(dataSource, environment, newKey, say);
  } finally {
    await dataSource.destroy();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line for a person at a shell. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof VaultError) return error.message;
  return `The master key was not rotated: ${error instanceof Error ? error.message : String(error)}. Run it again.`;
}

// The parent process may hold a channel to this one, which would keep it from ending by itself.
main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
