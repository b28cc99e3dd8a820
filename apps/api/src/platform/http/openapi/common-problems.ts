import type { OpenAPIObject } from '@nestjs/swagger';
import { type ErrorCode, ERRORS } from '@whathooks/dto';
import { SECURITY_SCHEMES } from '../../access/access.decorators';
import { problemResponse } from './operation';

/** A route with this header executes a request once per key. */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, unknown> };
  security?: unknown[];
  responses: Record<string, ReturnType<typeof problemResponse>>;
}

/** Adds the errors that follow from the form of an operation. Changes the document in place. */
export function addCommonProblems(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as Operation[]) {
      for (const code of implied(operation)) add(operation, code);
    }
  }
}

function implied({ parameters = [], requestBody, security = [] }: Operation): ErrorCode[] {
  const has = (place: string): boolean => parameters.some((parameter) => parameter.in === place);
  const takesJson = 'application/json' in (requestBody?.content ?? {});
  return [
    ...(takesJson || has('query') ? (['invalid_request'] as const) : []),
    ...(parameters.some(({ name }) => name === 'cursor') ? (['invalid_cursor'] as const) : []),
    ...(takesJson ? (['malformed_json', 'body_too_large'] as const) : []),
    ...(requestBody ? (['unsupported_media_type'] as const) : []),
    ...(security.length
      ? (['missing_credentials', 'invalid_credentials', 'forbidden'] as const)
      : []),
    ...(security.some((scheme) => SECURITY_SCHEMES.apiKey in (scheme as object))
      ? (['address_not_allowed'] as const)
      : []),
    ...(parameters.some(({ name }) => name === IDEMPOTENCY_KEY_HEADER)
      ? (['invalid_idempotency_key', 'idempotency_key_in_use', 'idempotency_key_reused'] as const)
      : []),
    ...(has('path') ? (['not_found'] as const) : []),
    'rate_limited',
    'database_unavailable',
    'stopping',
  ];
}

function add(operation: Operation, code: ErrorCode): void {
  const status = String(ERRORS[code].status);
  const present = operation.responses[status]?.content['application/problem+json']?.examples ?? {};
  const codes = new Set([...(Object.keys(present) as ErrorCode[]), code]);
  operation.responses[status] = problemResponse([...codes]);
}
