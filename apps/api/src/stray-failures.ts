import type { Logger } from '@nestjs/common';

/**
 * What becomes of failures that nobody waited for.
 *
 * A promise that rejects unheard is written down, and the process lives: it left nothing half done
 * that others stand on, for what has to be durable is awaited, and hundreds of numbers must not go
 * offline for a library that forgot to listen. An exception that nobody caught may have torn through
 * anything: the process is in a state that nobody thought of, and starts anew, which costs nothing
 * that was acknowledged.
 */
export function writeDownStrayFailures(logger: Pick<Logger, 'error' | 'fatal'>): void {
  process.on('unhandledRejection', (error) => {
    logger.error({ err: asError(error) }, 'a rejection that nobody waited for');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: asError(error) }, 'an exception that nobody caught: the process ends');
    process.exit(1);
  });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
