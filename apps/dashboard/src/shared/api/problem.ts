import type { Problem, ProblemFieldError } from '@whathooks/dto';
import { toldError } from './errors/told-error';
import { problemWords } from '../words';

/** An error answer of the API, or the absence of an answer, in words that can be shown. */
export class ApiProblem extends Error {
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly ProblemFieldError[];

  constructor(problem: Pick<Problem, 'code' | 'status' | 'title' | 'detail'> & Partial<Problem>) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.requestId ?? null;
    this.errors = problem.errors ?? [];
  }
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    'detail' in body &&
    typeof body.code === 'string' &&
    typeof body.detail === 'string'
  );
}

/**
 * What a request failed with, as an {@link ApiProblem}.
 *
 * @param failure the body that the API answered; without an answer, what was thrown.
 * @param response the answer, where one came.
 */
export async function answeredProblem(
  failure: unknown,
  response: Response | undefined,
): Promise<ApiProblem> {
  if (failure instanceof ApiProblem) return failure;
  if (!response) {
    return new ApiProblem({ code: 'unreachable', status: 0, ...problemWords.unreachable });
  }
  if (isProblem(failure)) return new ApiProblem(await toldError(failure));
  return new ApiProblem({
    code: 'unexpected_answer',
    status: response.status,
    title: problemWords.unexpectedAnswer.title,
    detail: problemWords.unexpectedAnswer.detail(response.status),
  });
}

/** Turns every thrown error into an {@link ApiProblem}. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    code: 'unexpected',
    status: 0,
    title: problemWords.unexpected.title,
    detail: error instanceof Error ? error.message : problemWords.unexpected.detail,
  });
}
