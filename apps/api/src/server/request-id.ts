import { randomUUID } from 'node:crypto';

/** What tells one request from all others, in answers and in the log. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll('-', '')}`;
}
