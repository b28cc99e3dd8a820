import { CONTENT_FIELDS, type ContentField, type SessionMessageRequest } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

/**
 * The one field that says what is sent.
 *
 * @throws ApiError invalid_request for none, and for several.
 */
export function contentFieldOf(request: SessionMessageRequest): ContentField {
  const given = CONTENT_FIELDS.filter((name) => request[name] !== undefined);
  const [field, ...more] = given;
  const all = CONTENT_FIELDS.join(', ');
  if (!field)
    throw new ApiError('invalid_request', `The request says nothing to send. Give one of ${all}.`, [
      { path: 'text', message: `one of ${all} must be given` },
    ]);
  if (more.length === 0) return field;
  const message = `${given.join(' and ')} are given, and a message has exactly one of them`;
  throw new ApiError(
    'invalid_request',
    `${message}.`,
    given.map((path) => ({ path, message })),
  );
}
