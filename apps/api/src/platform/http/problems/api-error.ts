import type { Problem, ProblemFieldError } from '@whathooks/dto';
import { type ErrorCode, ERRORS } from './error-catalogue';

/** What an answer says besides its code, for programs to read. */
export type ProblemMembers = Pick<Problem, 'statusReason' | 'retryAt'>;

/** An error of the catalogue. Services throw these and know nothing of HTTP. */
export class ApiError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    /** What happened in this case; the catalogue's own words when left out. */
    detail?: string,
    readonly errors?: ProblemFieldError[],
    /** When to try again, in seconds: the header `Retry-After`. */
    readonly retryAfter?: number,
    readonly members: ProblemMembers = {},
  ) {
    super(detail ?? ERRORS[code].detail);
    this.status = ERRORS[code].status;
  }
}

/** Something of another organization, or nothing at all: the caller cannot tell which. */
export function notFound(what: string): ApiError {
  return new ApiError('not_found', `No ${what} has this id.`);
}
