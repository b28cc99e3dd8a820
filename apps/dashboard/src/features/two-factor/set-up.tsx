'use client';

import { useState } from 'react';
import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import type { TwoFactorSecret } from '@whathooks/dto';
import { useHasPassword } from '../auth/provider/queries';
import { beginTwoFactor, confirmTwoFactor } from './queries';
import { ApiForm } from '../../shared/forms/api-form';
import { useApiForm } from '../../shared/forms/use-api-form';
import { QrCode } from '../../shared/ui/qr-code';
import { SecretBox } from '../../shared/ui/secret-box';
import { RecoveryCodes } from './recovery-codes';
import { setUpWords as words } from './words';

/** Setting up an authenticator app: the password, the secret with a first code, and the recovery codes. */
export function SetUp({ onDone }: { onDone: () => void }) {
  const [secret, setSecret] = useState<TwoFactorSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (secret) return <Confirming secret={secret} onConfirmed={setCodes} />;
  return <Beginning onBegun={setSecret} />;
}

function Beginning({ onBegun }: { onBegun: (secret: TwoFactorSecret) => void }) {
  const hasPassword = useHasPassword();
  const api = useApiForm({
    initialValues: { currentPassword: '' },
    validate: {
      currentPassword: (value) => (value || !hasPassword ? null : words.passwordMissing),
    },
    submit: async ({ currentPassword }) => onBegun(await beginTwoFactor(currentPassword)),
  });
  return (
    <ApiForm api={api} submit={words.next}>
      {hasPassword ? (
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          data-autofocus
          {...api.form.getInputProps('currentPassword')}
        />
      ) : (
        <Text size="sm">{words.begin}</Text>
      )}
    </ApiForm>
  );
}

interface ConfirmingProps {
  secret: TwoFactorSecret;
  onConfirmed: (recoveryCodes: string[]) => void;
}

function Confirming({ secret: { secret, uri }, onConfirmed }: ConfirmingProps) {
  const api = useApiForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() ? null : words.codeMissing) },
    submit: async ({ code }) => onConfirmed(await confirmTwoFactor(code.trim())),
  });
  return (
    <Stack gap="md">
      <Text size="sm">{words.scan}</Text>
      <QrCode text={uri} label={words.qr} />
      <SecretBox label={words.secret} value={secret} what={words.secretCopy} />
      <ApiForm api={api} submit={words.confirm}>
        <TextInput
          label={words.code}
          description={words.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...api.form.getInputProps('code')}
        />
      </ApiForm>
    </Stack>
  );
}
