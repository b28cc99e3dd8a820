'use client';

import { Text } from '@mantine/core';
import type { Permission } from '@whathooks/dto';
import { roleMay, ROLES } from '@whathooks/dto/facts';
import { useIdentity } from '../auth/use-auth';
import { lackingWords } from './words';

/** Why something is not offered to the logged-in person; nothing where they may do it. */
export function RoleNote({ to, className }: { to: Permission; className?: string }) {
  const { role } = useIdentity().user;
  if (roleMay(role, to)) return null;
  const able = ROLES.filter((one) => roleMay(one, to));
  return (
    <Text size="sm" c="dimmed" {...(className && { className })}>
      {lackingWords(role, able, to)}
    </Text>
  );
}
