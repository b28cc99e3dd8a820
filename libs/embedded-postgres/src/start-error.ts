/** PostgreSQL could not be started. The message is one line for a person at a shell. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError';
}

/** The code of a system error, such as `EACCES`, without the noise around it. */
export function reasonOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
