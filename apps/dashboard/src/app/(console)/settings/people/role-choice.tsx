import { Radio, Stack } from '@mantine/core';
import type { Role } from '@whathooks/dto';
import { reaches, ROLES } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../features/auth/use-auth';
import { ROLE_NAMES, ROLE_SENTENCES } from '../../../../features/members/words';

/** Whether people of a role may be limited to some clients and numbers. */
export const isLimitable = (role: Role): boolean => !reaches(role, 'admin');

interface RoleChoiceProps {
  label: string;
  value: Role;
  onChange: (role: Role) => void;
}

/** The roles that the logged-in person may give, each with what it lets a person do. */
export function RoleChoice({ label, value, onChange }: RoleChoiceProps) {
  const { user } = useIdentity();
  return (
    <Radio.Group label={label} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap="sm" mt="xs">
        {ROLES.filter((role) => reaches(user.role, role)).map((role) => (
          <Radio
            key={role}
            value={role}
            label={ROLE_NAMES[role]}
            description={ROLE_SENTENCES[role]}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
