import type { Params } from 'nestjs-pino';
import type { LogLevel } from '../config/environment';

/** One line of JSON per request that failed, and nothing that is secret. */
export function loggerParams(level: LogLevel): Params {
  return {
    pinoHttp: {
      level,
      autoLogging: false,
      quietReqLogger: true,
      redact: [
        'req.headers.authorization',
        'req.headers["x-api-key"]',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
      ],
    },
  };
}
