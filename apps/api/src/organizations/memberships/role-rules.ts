import { type LimitRequest, reaches, type Role } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';

/**
 * Nobody gives a role above their own.
 *
 * @throws ApiError forbidden
 */
export function assertMayGive(own: Role, role: Role): void {
  if (reaches(own, role)) return;
  throw new ApiError(
    'forbidden',
    `You are ${own} and cannot give the role ${role}, which is above.`,
  );
}

/**
 * Nobody changes what is above them.
 *
 * @throws ApiError forbidden
 */
export function assertMayChange(own: Role, theirs: Role): void {
  if (reaches(own, theirs)) return;
  throw new ApiError(
    'forbidden',
    `You are ${own} and cannot change what belongs to the role ${theirs}, which is above.`,
  );
}

/** Whether members of a role may be limited to a part of the organization. Who runs it sees all of it. */
export function isLimitable(role: Role): boolean {
  return !reaches(role, 'admin');
}

/** @throws ApiError invalid_request */
export function assertMayBeLimited(role: Role, { clientIds, sessionIds }: LimitRequest): void {
  if (isLimitable(role) || (!clientIds && !sessionIds)) return;
  const message = `Members with the role ${role} see the whole organization: leave clientIds and sessionIds out, or give another role.`;
  throw invalidField(clientIds ? 'clientIds' : 'sessionIds', message, 'not_limitable');
}
