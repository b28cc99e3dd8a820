'use client';

import type { Permission } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { useIdentity } from './use-auth';

/** Whether whoever is logged in has a permission. What they lack is not offered to them. */
export function useMay(permission: Permission): boolean {
  return roleMay(useIdentity().user.role, permission);
}
