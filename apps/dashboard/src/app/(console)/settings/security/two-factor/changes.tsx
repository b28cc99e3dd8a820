'use client';

import { useState } from 'react';
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useHasPassword } from '../../../../../features/auth/provider/queries';
import {
  renewRecoveryCodes,
  useDisableTwoFactor,
} from '../../../../../features/two-factor/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../../shared/notices/notify';
import { RecoveryCodes } from '../../../../../features/two-factor/recovery-codes';
import { changeWords as words, setUpWords } from '../../../../../features/two-factor/words';

/** Other recovery codes, for a code of the app. */
export function Renewing({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const api = useApiForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() ? null : setUpWords.codeMissing) },
    submit: async ({ code }) => setCodes(await renewRecoveryCodes(code.trim())),
  });
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <ApiForm api={api} submit={words.renew} onCancel={onDone}>
      <Text size="sm">{words.renewText}</Text>
      <TextInput
        label={setUpWords.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        {...api.form.getInputProps('code')}
      />
    </ApiForm>
  );
}

/** The end of the second factor, for the password and a code. */
export function Disabling({ onDone }: { onDone: () => void }) {
  const disable = useDisableTwoFactor();
  const hasPassword = useHasPassword();
  const api = useApiForm({
    initialValues: { currentPassword: '', code: '' },
    validate: {
      currentPassword: (value) => (value || !hasPassword ? null : setUpWords.passwordMissing),
      code: (value) => (value.trim() ? null : setUpWords.codeMissing),
    },
    submit: async ({ currentPassword, code }) => {
      await disable.mutateAsync({ currentPassword, code: code.trim() });
      notifyDone(words.disabled);
      onDone();
    },
  });
  return (
    <ApiForm api={api} submit={words.disable} onCancel={onDone}>
      {hasPassword && (
        <PasswordInput
          label={setUpWords.password}
          autoComplete="current-password"
          data-autofocus
          {...api.form.getInputProps('currentPassword')}
        />
      )}
      <TextInput
        label={words.code}
        autoComplete="one-time-code"
        {...api.form.getInputProps('code')}
      />
    </ApiForm>
  );
}
