'use client';

import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from '../auth-frame.module.css';
import { signIn } from '../../../features/auth/auth-store';
import { useEnterWhenSignedIn } from '../use-enter-when-signed-in';
import { Link } from '../../../shared/ui/link';
import { loginWords as words } from '../words';

export function LoginForm() {
  useEnterWhenSignedIn();
  const api = useApiForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : words.emailMissing),
      password: (value) => (value ? null : words.passwordMissing),
    },
    submit: ({ email, password }) => signIn({ email: email.trim(), password }),
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
      </ApiForm>
      <p className={classes.other}>
        {words.noAccount}{' '}
        <Anchor component={Link} href="/register/" underline="always" inherit>
          {words.create}
        </Anchor>
      </p>
    </>
  );
}
