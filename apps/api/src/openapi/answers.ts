import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Problem } from '@whathooks/dto';
import { type ErrorCode, ERRORS } from '../errors/error-catalogue';

/** Errors that any route with a body or query, or with credentials, may answer. */
const COMMON: readonly ErrorCode[] = [
  'invalid_request',
  'missing_credentials',
  'not_found',
  'rate_limited',
];

/**
 * Documents a route: what it does, what it answers, and which errors of the catalogue it may answer
 * besides the common ones.
 */
export function Answers(
  status: number,
  summary: string,
  shape?: Type<unknown>,
  errors: readonly ErrorCode[] = [],
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...(shape ? { type: shape } : {}) }),
    ...problems([...COMMON, ...errors]),
  );
}

function problems(codes: readonly ErrorCode[]): MethodDecorator[] {
  const byStatus = Map.groupBy(new Set(codes), (code) => ERRORS[code].status);
  return [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n\n'),
      content: {
        'application/problem+json': {
          schema: { $ref: `#/components/schemas/${Problem.name}` },
          examples: Object.fromEntries(
            group.map((code) => [code, { value: problemExample(code) }]),
          ),
        },
      },
    }),
  );
}

function problemExample(code: ErrorCode): Problem {
  const { title, status, detail } = ERRORS[code];
  return {
    type: `https://api.whathooks.com/docs/errors/#${code}`,
    title,
    status,
    detail,
    code,
    requestId: 'req-4f',
  };
}
