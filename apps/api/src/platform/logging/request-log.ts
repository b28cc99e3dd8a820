import type { Params } from 'nestjs-pino';
import type { LogLevel } from '../config/environment';

/** One line of JSON per request that failed, and nothing that is secret. */
export function loggerParams(level: LogLevel): Params {
  return {
    pinoHttp: {
      level,
      autoLogging: false,
      quietReqLogger: true,
      serializers: { err: describeError },
      redact: [
        'req.headers.authorization',
        'req.headers["x-api-key"]',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
      ],
    },
  };
}

/** Name, message and stack: the query and parameters that a database error carries may be secret. */
function describeError(error: {
  type?: string;
  message?: string;
  stack?: string;
  code?: string;
}): object {
  const { type, message, stack, code } = error;
  return { type, message, stack, code };
}
