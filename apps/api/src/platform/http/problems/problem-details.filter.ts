import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { Problem, ProblemFieldError } from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './api-error';
import { databaseUnavailable, isDatabaseTrouble } from './database-trouble';
import { tooLong } from './long-paths';
import { type ErrorCode, ERRORS } from '@whathooks/dto';

/** SQLSTATE of a text that PostgreSQL cannot hold. */
const NUL_CHARACTER = '22021';

const CODES_BY_STATUS: Partial<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  401: 'missing_credentials',
  // Of whoever serves files, for a path that names none however it is written: no role would change that.
  403: 'not_found',
  404: 'not_found',
  406: 'not_acceptable',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
};

const CODES_BY_FASTIFY: Partial<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'url_too_long',
};

/** What the framework says of a path that leads to no route and no file. */
const ABOUT_THE_PATH: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['url_too_long', 'not_found']);

/** Turns every thrown error into `application/problem+json`. Never a stack trace. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(private readonly docsUrl: string) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.reply(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers a request with what was thrown. */
  reply(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const found = toApiError(thrown);
    const isPath = !(thrown instanceof ApiError) && ABOUT_THE_PATH.has(found.code);
    const error = (isPath ? tooLong(request.url) : null) ?? found;
    if (error.status >= 500 && error.code !== 'stopping') {
      this.logger.error(
        { err: thrown, requestId: request.id },
        `${request.method} ${request.routeOptions.url ?? ''} failed`,
      );
    }
    if (reply.sent) return;
    if (error.code === 'body_too_large' || request.routeOptions.config?.takesFile) {
      drainBody(request, reply);
    }
    if (error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter);
    void reply
      .status(error.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(this.problem(error, request.id)));
  }

  /** The body of an answer. */
  problem(error: ApiError, requestId: string): Problem {
    return {
      type: `${this.docsUrl}#${error.code}`,
      title: ERRORS[error.code].title,
      status: error.status,
      detail: shortened(error.message, DETAIL_LENGTH),
      code: error.code,
      requestId,
      ...error.members,
      ...(error.errors?.length ? { errors: error.errors.slice(0, MAX_ERRORS).map(short) } : {}),
    };
  }
}

/** An answer does not grow with what was wrong with the request. */
const MAX_ERRORS = 20;
const DETAIL_LENGTH = 1_000;
const PATH_LENGTH = 300;

function short({ path, message, ...rest }: ProblemFieldError): ProblemFieldError {
  return {
    path: shortened(path, PATH_LENGTH),
    message: shortened(message, DETAIL_LENGTH),
    ...rest,
  };
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text;
}

/** Of a body that is refused, so much is read before the connection is cut. */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;

/**
 * Who is cut off in the middle of a body never reads the answer that says why. So the rest of it is read
 * and thrown away, unless it has no end.
 */
function drainBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  void reply.removeHeader('connection');
  let rest = 0;
  raw.on('data', (chunk: Buffer) => {
    rest += chunk.length;
    if (rest > MAX_DRAINED_BYTES) raw.destroy();
  });
  // Who read it first may have paused it.
  raw.resume();
}

/** Finds the catalogue's entry for anything that may be thrown. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const code = property(thrown, 'code');
  const fromFastify = typeof code === 'string' ? CODES_BY_FASTIFY[code] : undefined;
  if (fromFastify) return new ApiError(fromFastify);
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : property(thrown, 'statusCode');
  if (
    thrown instanceof SyntaxError ||
    (status === 400 && /JSON/i.test(String(property(thrown, 'message'))))
  ) {
    return new ApiError('malformed_json');
  }
  const fromStatus = typeof status === 'number' ? CODES_BY_STATUS[status] : undefined;
  if (fromStatus) return new ApiError(fromStatus);
  return fromDatabase(property(thrown, 'driverError') ?? thrown) ?? new ApiError('internal_error');
}

function fromDatabase(cause: unknown): ApiError | null {
  const sqlState = property(cause, 'code');
  if (sqlState === NUL_CHARACTER) {
    return new ApiError(
      'invalid_request',
      'A text contains the character U+0000, which cannot be stored.',
    );
  }
  return isDatabaseTrouble(cause) ? databaseUnavailable() : null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
