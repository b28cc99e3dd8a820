import { reaches, type Role } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

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
