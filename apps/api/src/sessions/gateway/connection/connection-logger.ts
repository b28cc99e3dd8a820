import { Logger } from '@nestjs/common';
import type { Logger as ConnectionLogger } from '@whathooks/whatsapp';

/** Writes what the connections of a session notice to the log, with the session that it is about. */
export function connectionLogger(sessionId: string): ConnectionLogger {
  const logger = new Logger('WhatsApp');
  return {
    info: (details, message) => logger.log({ ...details, sessionId }, message),
    warn: (details, message) => logger.warn({ ...details, sessionId }, message),
  };
}
