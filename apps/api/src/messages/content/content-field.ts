import { CONTENT_FIELDS, type ContentField, type SessionMessageRequest } from '@whathooks/dto';
import { invalidFields } from '../../platform/http/problems/invalid-field';

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
    throw invalidFields(`The request says nothing to send. Give one of ${all}.`, [
      { path: 'text', message: `one of ${all} must be given`, code: 'required' },
    ]);
  if (more.length === 0) return field;
  const message = `${given.join(' and ')} are given, and a message has exactly one of them`;
  throw invalidFields(
    `${message}.`,
    given.map((path) => ({ path, message, code: 'not_together' })),
  );
}
