'use client';

import { useState } from 'react';
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import type { OidcOutcome } from '@whathooks/dto';
import { NAME_MAX } from '@whathooks/dto/facts';
import { completeLogIn } from '../../../features/auth/provider/log-in';
import { toProblem } from '../../../shared/api/problem';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { loginWords } from '../words';
import { words } from './words';

interface StepProps {
  outcome: OidcOutcome;
  onDone: () => void;
}

const given = (message: string) => (value: string) => (value.trim() ? null : message);

/** The password of the account that has the address, and its code where it has a second factor. */
export function PasswordForm({ outcome, onDone }: StepProps) {
  const text = words.password;
  const [asksForCode, setAsksForCode] = useState(false);
  const api = useApiForm({
    initialValues: { password: '', code: '' },
    validate: { password: (value) => (value ? null : text.missing) },
    submit: async ({ password, code }) => {
      try {
        await completeLogIn({ password, ...(code.trim() && { code: code.trim() }) });
      } catch (error) {
        // The password is right, and a code is asked for: that is no failure.
        if (toProblem(error).code !== 'two_factor_required') throw error;
        setAsksForCode(true);
        return;
      }
      onDone();
    },
    fieldOfCode: { wrong_login: 'password' },
  });
  return (
    <>
      <h1 className={classes.title}>{text.title}</h1>
      <p className={classes.lead}>{text.lead(outcome.email ?? '')}</p>
      <ApiForm api={api} submit={text.submit} wide>
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" value={outcome.email ?? ''} readOnly hidden />
        <PasswordInput
          label={text.label}
          autoComplete="current-password"
          {...api.form.getInputProps('password')}
        />
        {asksForCode && (
          <TextInput
            label={loginWords.code}
            description={loginWords.codeHint}
            autoComplete="one-time-code"
            autoFocus
            {...api.form.getInputProps('code')}
          />
        )}
      </ApiForm>
      <p className={classes.other}>
        <Anchor component={Link} href="/forgot-password/" underline="always" inherit>
          {text.forgot}
        </Anchor>
      </p>
    </>
  );
}

/** The code of an account with a second factor. */
export function CodeForm({ onDone }: { onDone: () => void }) {
  const text = words.code;
  const api = useApiForm({
    initialValues: { code: '' },
    validate: { code: given(text.missing) },
    submit: async ({ code }) => {
      await completeLogIn({ code: code.trim() });
      onDone();
    },
  });
  return (
    <>
      <h1 className={classes.title}>{text.title}</h1>
      <p className={classes.lead}>{text.lead}</p>
      <ApiForm api={api} submit={text.submit} wide>
        <TextInput
          label={loginWords.code}
          description={loginWords.codeHint}
          autoComplete="one-time-code"
          {...api.form.getInputProps('code')}
        />
      </ApiForm>
    </>
  );
}

/** What a new account needs besides what the provider said. */
export function AccountForm({ outcome, onDone }: StepProps) {
  const text = words.account;
  const api = useApiForm({
    initialValues: { name: outcome.name, organizationName: '' },
    validate: {
      name: given(text.nameMissing),
      organizationName: given(text.organizationMissing),
    },
    submit: async ({ name, organizationName }) => {
      await completeLogIn({ name: name.trim(), organizationName: organizationName.trim() });
      onDone();
    },
  });
  return (
    <>
      <h1 className={classes.title}>{text.title}</h1>
      <p className={classes.lead}>{text.lead(outcome.email ?? '')}</p>
      <ApiForm api={api} submit={text.submit} wide>
        <TextInput
          label={text.name}
          autoComplete="name"
          maxLength={NAME_MAX}
          {...api.form.getInputProps('name')}
        />
        <TextInput
          label={text.organization}
          autoComplete="organization"
          maxLength={NAME_MAX}
          {...api.form.getInputProps('organizationName')}
        />
      </ApiForm>
    </>
  );
}
