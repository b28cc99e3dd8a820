'use client';

import { useState } from 'react';
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { toProblem } from '../../../shared/api/problem';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from '../auth-frame.module.css';
import { signIn } from '../../../features/auth/auth-store';
import { ProviderButton } from '../provider-button';
import { useEnterWhenSignedIn } from '../use-enter-when-signed-in';
import { Link } from '../../../shared/ui/link';
import { loginWords as words } from '../words';

export function LoginForm() {
  useEnterWhenSignedIn();
  const [asksForCode, setAsksForCode] = useState(false);
  const api = useApiForm({
    initialValues: { email: '', password: '', code: '' },
    validate: {
      email: (value) => (value.trim() ? null : words.emailMissing),
      password: (value) => (value ? null : words.passwordMissing),
    },
    submit: async ({ email, password, code }) => {
      try {
        await signIn({ email: email.trim(), password, ...(code.trim() && { code: code.trim() }) });
      } catch (error) {
        // The password is right, and a code is asked for: that is no failure.
        if (toProblem(error).code !== 'two_factor_required') throw error;
        setAsksForCode(true);
      }
    },
  });

  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.lead}>{words.lead}</p>
      <ApiForm api={api} submit={words.submit} wide>
        <TextInput
          label={words.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...api.form.getInputProps('email')}
        />
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          {...api.form.getInputProps('password')}
        />
        {asksForCode && (
          <TextInput
            label={words.code}
            description={words.codeHint}
            autoComplete="one-time-code"
            autoFocus
            {...api.form.getInputProps('code')}
          />
        )}
      </ApiForm>
      <ProviderButton />
      <p className={classes.other}>
        <Anchor component={Link} href="/forgot-password/" underline="always" inherit>
          {words.forgot}
        </Anchor>
      </p>
      <p className={classes.other}>
        {words.noAccount}{' '}
        <Anchor component={Link} href="/register/" underline="always" inherit>
          {words.create}
        </Anchor>
      </p>
    </>
  );
}
