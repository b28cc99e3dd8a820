import { isAxiosError } from 'axios';
import type { Problem, ProblemFieldError } from '@whathooks/dto';
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

/** Turns whatever a request threw into an {@link ApiProblem}. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (isAxiosError(error)) {
    const body: unknown = error.response?.data;
    if (isProblem(body)) return new ApiProblem(body);
    if (error.response) {
      return new ApiProblem({
        code: 'unexpected_answer',
        status: error.response.status,
        title: problemWords.unexpectedAnswer.title,
        detail: problemWords.unexpectedAnswer.detail(error.response.status),
      });
    }
    return new ApiProblem({
      code: 'unreachable',
      status: 0,
      ...problemWords.unreachable,
    });
  }
  return new ApiProblem({
    code: 'unexpected',
    status: 0,
    title: problemWords.unexpected.title,
    detail: error instanceof Error ? error.message : problemWords.unexpected.detail,
  });
}
