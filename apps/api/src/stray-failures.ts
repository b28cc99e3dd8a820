import type { Logger } from '@nestjs/common';

/**
 * What becomes of failures that nobody waited for.
 *
 * A promise that rejects unheard is written down, and the process lives: it left nothing half done
 * that others stand on, for what has to be durable is awaited, and hundreds of numbers must not go
 * offline for a library that forgot to listen. An exception that nobody caught may have torn through
 * anything: the process is in an unknown state and is restarted, which costs nothing
 * that was acknowledged.
 */
export function writeDownStrayFailures(logger: Pick<Logger, 'error' | 'fatal'>): void {
  process.on('unhandledRejection', (error) => {
    logger.error({ err: asError(error) }, 'unhandled promise rejection');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: asError(error) }, 'uncaught exception: the process ends');
    process.exit(1);
  });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
