'use client';

import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from '../auth-frame.module.css';
import { signIn } from '../../../features/auth/auth-store';
import { useEnterWhenSignedIn } from '../use-enter-when-signed-in';
import { Link } from '../../../shared/ui/link';

export function LoginForm() {
  useEnterWhenSignedIn();
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : 'Enter your e-mail address.'),
      password: (value) => (value ? null : 'Enter your password.'),
    },
    submit: ({ email, password }) => signIn({ email: email.trim(), password }),
  });

  return (
    <>
      <h1 className={classes.title}>Log in</h1>
      <p className={classes.lead}>Welcome back.</p>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {problem && <ProblemNotice error={problem} />}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy} fullWidth mt="xs">
            Log in
          </Button>
        </Stack>
      </form>
      <p className={classes.other}>
        No account yet?{' '}
        <Anchor component={Link} href="/register/" underline="always" inherit>
          Create one
        </Anchor>
      </p>
    </>
  );
}
