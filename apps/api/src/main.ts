import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { type Environment, readEnvironment } from './platform/config/environment';
import { EnvironmentError } from './platform/config/variables';
import { whatIsOpen } from './platform/config/live-use';
import { createApp } from './create-app';
import { writeDownStrayFailures } from './stray-failures';
import { VaultError } from './platform/vault/cipher/vault-error';
import { acrossOrganizations } from './platform/scope/scope';
import { DatabaseRoleError } from './platform/database/connection/application-role';

/** A stop that takes longer than this is ended. */
const STOP_DEADLINE_MS = 4_000;

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const app = await acrossOrganizations('process', () => createApp(environment));
  writeDownStrayFailures(new Logger('Process'));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    acrossOrganizations('process', () => app.close()).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await acrossOrganizations('process', () =>
    app.listen({ port: environment.port, host: environment.host }),
  );
  // `npm start` shows it in its own table.
  if (process.send) process.send('ready');
  else for (const sentence of whatIsOpen(environment)) new Logger('Open').log(sentence);
}

/** Errors whose message says all. */
const PLAIN_ERRORS = [EnvironmentError, VaultError, DatabaseRoleError];

/** What a person at a shell needs to read: one line, no stack. */
function explain(error: unknown, environment: Partial<Environment>): string {
  if (PLAIN_ERRORS.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    return `Port ${environment.port} is taken by another program. Stop it, or set PORT to a free one.`;
  }
  if (code === 'EACCES')
    return `Port ${environment.port} may not be opened by this user. Set PORT to one above 1023.`;
  if (code && /^(ECONNREFUSED|ENOENT|ENOTFOUND|28|3D|08)/.test(code)) {
    return `The database at DATABASE_URL cannot be used: ${(error as Error).message}.`;
  }
  return `whathooks cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

main().catch((error: unknown) => {
  let environment: Partial<Environment> = {};
  try {
    environment = readEnvironment(process.env);
  } catch {
    // The variables are what is wrong; the message names the one.
  }
  process.stderr.write(`${explain(error, environment)}\n`);
  process.exit(1);
});
