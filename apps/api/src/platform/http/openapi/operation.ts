import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Problem } from '@whathooks/dto';
import { type ErrorCode, type ErrorKind, ERRORS } from '@whathooks/dto';

/**
 * Documents a route: what it does, its response, and its own errors of the catalogue. The document
 * itself adds errors that follow from having a body, credentials or an id.
 *
 * @param summary the title of the route, such as "Send a message".
 * @param description what it does, what it needs and leaves, and its limits: one to four sentences in Markdown.
 */
export function Operation(
  status: number,
  summary: string,
  description: string,
  shape?: Type<unknown>,
  errors: readonly ErrorCode[] = [],
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary, description }),
    ApiResponse({ status, description: summary, ...(shape ? { type: shape } : {}) }),
    ...[...Map.groupBy(errors, (code) => ERRORS[code].status)].map(([errorStatus, codes]) =>
      ApiResponse({ status: errorStatus, ...problemResponse(codes) }),
    ),
  );
}

/** The response for these errors in an OpenAPI document. */
export function problemResponse(codes: readonly ErrorCode[]): {
  description: string;
  content: Record<
    string,
    { schema: { $ref: string }; examples: Record<string, { value: Problem }> }
  >;
} {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('; '),
    content: {
      'application/problem+json': {
        schema: { $ref: `#/components/schemas/${Problem.name}` },
        examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
      },
    },
  };
}

function example(code: ErrorCode): Problem {
  const { title, status, detail, members }: ErrorKind = ERRORS[code];
  return {
    type: `https://api.whathooks.com/docs/errors/#${code}`,
    title,
    status,
    detail,
    code,
    requestId: 'req_1f0e8a6c2b7d4c5f9a3e6b1d8c7f2a40',
    ...members,
  };
}
