'use client';

import type { Permission } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { useIdentity } from './use-auth';

/** Whether the logged-in user has a permission. Actions without permission are not offered. */
export function useMay(permission: Permission): boolean {
  return roleMay(useIdentity().user.role, permission);
}
