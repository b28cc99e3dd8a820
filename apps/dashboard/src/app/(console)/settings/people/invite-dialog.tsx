'use client';

import { TextInput } from '@mantine/core';
import type { CreatedInvitation, Role } from '@whathooks/dto';
import { EMAIL_MAX } from '@whathooks/dto/facts';
import { useCreateInvitation } from '../../../../features/members/queries';
import { LimitChoice } from '../../../../features/clients/limit-choice';
import {
  type ChosenLimit,
  limitProblem,
  limitRequest,
  NO_LIMIT,
} from '../../../../features/clients/limits';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { isLimitable, RoleChoice } from './role-choice';
import { inviteWords as words } from './words';

interface InviteDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (invitation: CreatedInvitation) => void;
}

/** Asks whom to invite, and to what. */
export function InviteDialog({ opened, ...form }: InviteDialogProps) {
  return (
    <Dialog opened={opened} onClose={form.onClose} title={words.title}>
      <InviteForm {...form} />
    </Dialog>
  );
}

interface Values {
  email: string;
  role: Role;
  limit: ChosenLimit;
}

function InviteForm({ onClose, onCreated }: Omit<InviteDialogProps, 'opened'>) {
  const create = useCreateInvitation();
  const api = useApiForm<Values>({
    initialValues: { email: '', role: 'agent', limit: NO_LIMIT },
    validate: {
      email: (value) => (/^(\S+@\S+)?$/.test(value.trim()) ? null : words.emailWrong),
      limit: (limit, { role }) => (isLimitable(role) ? limitProblem(limit) : null),
    },
    submit: async ({ email, role, limit }) => {
      const created = await create.mutateAsync({
        role,
        email: email.trim() || null,
        ...(isLimitable(role) ? limitRequest(limit) : {}),
      });
      create.reset();
      onCreated(created);
    },
    fieldOfCode: { already_member: 'email' },
  });
  const { form } = api;
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
      <TextInput
        label={words.email}
        description={words.emailHint}
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={EMAIL_MAX}
        data-autofocus
        {...form.getInputProps('email')}
      />
      <RoleChoice
        label={words.role}
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
    </ApiForm>
  );
}
