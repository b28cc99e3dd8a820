'use client';

import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { PASSWORD_MIN } from '@whathooks/dto';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from '../auth-frame.module.css';
import { register } from '../../../features/auth/auth-store';
import { useEnterWhenSignedIn } from '../use-enter-when-signed-in';
import { Link } from '../../../shared/ui/link';

const given = (message: string) => (value: string) => (value.trim() ? null : message);

export function RegisterForm() {
  useEnterWhenSignedIn();
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { name: '', organizationName: '', email: '', password: '' },
    validate: {
      name: given('Enter your name.'),
      organizationName: given('Enter the name of your organization.'),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter a full e-mail address.'),
      password: (value) =>
        value.length >= PASSWORD_MIN ? null : `Use at least ${PASSWORD_MIN} characters.`,
    },
    submit: (values) =>
      register({
        name: values.name.trim(),
        organizationName: values.organizationName.trim(),
        email: values.email.trim(),
        password: values.password,
      }),
    fieldOfCode: { email_taken: 'email' },
  });

  return (
    <>
      <h1 className={classes.title}>Create your account</h1>
      <p className={classes.lead}>Numbers, webhooks and keys live in your organization.</p>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {problem && <ProblemNotice error={problem} />}
          <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
          <TextInput
            label="Organization"
            autoComplete="organization"
            {...form.getInputProps('organizationName')}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description={`At least ${PASSWORD_MIN} characters. A few words are easier to remember than symbols.`}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy} fullWidth mt="xs">
            Create account
          </Button>
        </Stack>
      </form>
      <p className={classes.other}>
        Have an account?{' '}
        <Anchor component={Link} href="/login/" underline="always" inherit>
          Log in
        </Anchor>
      </p>
    </>
  );
}
