import type { FieldFault, ProblemFieldError } from '@whathooks/dto';
import { ApiError } from './api-error';

/** A field of a request that is refused, with the kind of its fault. */
export type InvalidField = ProblemFieldError & { code: FieldFault };

/**
 * A request that is refused for one of its fields.
 *
 * @param path where the field is in the body or the query.
 * @param message what to change.
 * @param code what kind of fault it is.
 * @param limit the number that the fault speaks of.
 */
export function invalidField(
  path: string,
  message: string,
  code: FieldFault,
  limit?: number,
): ApiError {
  const error = { path, message, code, ...(limit !== undefined && { limit }) };
  return invalidFields(sentence(message), [error]);
}

/** The same for several fields. */
export function invalidFields(detail: string, errors: InvalidField[]): ApiError {
  return new ApiError('invalid_request', detail, errors);
}

/** A message as a sentence of its own. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
