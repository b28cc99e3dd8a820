'use client';

import { useState } from 'react';
import { PasswordInput, Text } from '@mantine/core';
import { authChangePassword } from '@whathooks/api-client';
import { PASSWORD_MIN } from '@whathooks/dto/facts';
import { client } from '../../../../features/auth/client';
import { useHasPassword, useProviderLinkChanged } from '../../../../features/auth/provider/queries';
import { useIdentity } from '../../../../features/auth/use-auth';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import classes from './password-form.module.css';
import { passwordWords as words } from './password-words';

const EMPTY = { currentPassword: '', newPassword: '', repeated: '' };

/** Changes the password of the logged-in person. */
export function PasswordForm() {
  const { user } = useIdentity();
  const hasPassword = useHasPassword();
  const passwordChanged = useProviderLinkChanged();
  const [changed, setChanged] = useState(false);
  const api = useApiForm({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value || !hasPassword ? null : words.currentMissing),
      newPassword: (value) => (value.length >= PASSWORD_MIN ? null : words.nextShort(PASSWORD_MIN)),
      repeated: (value, { newPassword }) => (value === newPassword ? null : words.differ),
    },
    submit: async ({ currentPassword, newPassword }) => {
      setChanged(false);
      await authChangePassword({ client, body: { currentPassword, newPassword } });
      api.form.reset();
      setChanged(true);
      await passwordChanged();
    },
  });
  const { form } = api;
  return (
    <div className={classes.form}>
      <ApiForm
        api={api}
        submit={hasPassword ? words.submit : words.set}
        quiet
        status={changed ? words.changed : ''}
      >
        <Text size="sm" c="dimmed">
          {hasPassword ? words.text : words.noneText}
        </Text>
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        {hasPassword && (
          <PasswordInput
            label={words.current}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
        )}
        <PasswordInput
          label={words.next}
          description={words.nextHint(PASSWORD_MIN)}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <PasswordInput
          label={words.repeat}
          autoComplete="new-password"
          {...form.getInputProps('repeated')}
        />
      </ApiForm>
    </div>
  );
}
