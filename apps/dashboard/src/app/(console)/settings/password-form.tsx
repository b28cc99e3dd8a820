'use client';

import { useState } from 'react';
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { authChangePassword } from '@whathooks/api-client';
import { PASSWORD_MIN } from '@whathooks/dto';
import { client } from '../../../features/auth/client';
import { useIdentity } from '../../../features/auth/use-auth';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from './password-form.module.css';

const EMPTY = { currentPassword: '', newPassword: '', repeated: '' };

/** Changes the password of whoever is logged in. */
export function PasswordForm() {
  const { user } = useIdentity();
  const [changed, setChanged] = useState(false);
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value ? null : 'Enter your current password.'),
      newPassword: (value) =>
        value.length >= PASSWORD_MIN ? null : `Use at least ${PASSWORD_MIN} characters.`,
      repeated: (value, { newPassword }) =>
        value === newPassword ? null : 'The two passwords differ.',
    },
    submit: async ({ currentPassword, newPassword }) => {
      setChanged(false);
      await authChangePassword({ client, body: { currentPassword, newPassword } });
      form.reset();
      setChanged(true);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          When you change it, every other device and browser is logged out of your account.
        </Text>
        {problem && <ProblemNotice error={problem} />}
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description={`At least ${PASSWORD_MIN} characters. A few words are easier to remember than symbols.`}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <PasswordInput
          label="Repeat the new password"
          autoComplete="new-password"
          {...form.getInputProps('repeated')}
        />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={busy}>
            Change password
          </Button>
          <Text size="sm" role="status">
            {changed && !busy ? 'Password changed' : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
