'use client';

import { Checkbox, Text } from '@mantine/core';
import type { MemberView, Role } from '@whathooks/dto';
import { refresh } from '../../../../features/auth/auth-store';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useChangeRole } from '../../../../features/members/queries';
import { LimitChoice } from '../../../../features/clients/limit-choice';
import {
  type ChosenLimit,
  chosenLimit,
  limitProblem,
  limitRequest,
} from '../../../../features/clients/limits';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../shared/notices/notify';
import { isLimitable, RoleChoice } from './role-choice';
import { roleWords as words } from './words';

interface RoleDialogProps {
  /** Null when nobody's role is changed. */
  member: MemberView | null;
  onClose: () => void;
}

/** Gives a member another role, another limit, or the organization. */
export function RoleDialog({ member, onClose }: RoleDialogProps) {
  return (
    <Dialog opened={member !== null} onClose={onClose} title={words.title(member?.name ?? '')}>
      {member && <RoleForm member={member} onClose={onClose} />}
    </Dialog>
  );
}

interface Values {
  role: Role;
  handsOver: boolean;
  limit: ChosenLimit;
}

function RoleForm({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const { user } = useIdentity();
  const change = useChangeRole();
  const api = useApiForm<Values>({
    initialValues: { role: member.role, handsOver: false, limit: chosenLimit(member) },
    validate: { limit: (limit, { role }) => (isLimitable(role) ? limitProblem(limit) : null) },
    submit: async ({ role, handsOver, limit }) => {
      const givesAway = handsOver && role === 'owner';
      const toLimit = isLimitable(role) ? limitRequest(limit) : {};
      await change.mutateAsync({ id: member.id, role, handsOver: givesAway, ...toLimit });
      notifyDone(words.changed(member.name, role));
      onClose();
      // What is offered here depends on the own role.
      if (givesAway || member.id === user.id) await refresh();
    },
  });
  const { form } = api;
  const mayHandOver = form.values.role === 'owner' && member.role !== 'owner';
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
      <RoleChoice
        label={words.legend}
        value={form.values.role}
        onChange={(role) => form.setFieldValue('role', role)}
      />
      {isLimitable(form.values.role) && (
        <LimitChoice
          value={form.values.limit}
          onChange={(limit) => form.setFieldValue('limit', limit)}
          error={form.errors.limit}
        />
      )}
      {mayHandOver && (
        <Checkbox
          label={words.handOver}
          description={words.handOverHint}
          {...form.getInputProps('handsOver', { type: 'checkbox' })}
        />
      )}
      <Text size="sm" c="dimmed">
        {words.counts}
      </Text>
    </ApiForm>
  );
}
