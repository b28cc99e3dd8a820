import { Text } from '@mantine/core';
import type { Role } from '@whathooks/dto';
import { ROLE_NAMES } from '../../../../features/members/words';
import classes from '../../../../shared/lists/card-table.module.css';

/** A role, and what whoever has it is limited to; null for the whole organization. */
export function LimitedRole({ role, limit }: { role: Role; limit: string | null }) {
  return (
    <span>
      {ROLE_NAMES[role]}
      {limit !== null && (
        <Text size="xs" c="dimmed" className={classes.breaking ?? ''}>
          {limit}
        </Text>
      )}
    </span>
  );
}
