import type { Problem, ProblemFieldError } from '@whathooks/dto';
import { type ErrorCode, ERRORS } from '@whathooks/dto';

/** Members of an error response besides its code, for programs to read. */
export type ProblemMembers = Pick<Problem, 'statusReason' | 'retryAt'>;

/** An error of the catalogue. Services throw these and know nothing of HTTP. */
export class ApiError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    /** What happened in this case; the catalogue's text when left out. */
    detail?: string,
    readonly errors?: ProblemFieldError[],
    /** When to retry, in seconds: the header `Retry-After`. */
    readonly retryAfter?: number,
    readonly members: ProblemMembers = {},
  ) {
    super(detail ?? ERRORS[code].detail);
    this.status = ERRORS[code].status;
  }
}

/** Does not exist, or belongs to another organization: the caller cannot tell which. */
export function notFound(what: string): ApiError {
  return new ApiError('not_found', `No ${what} has this id.`);
}
