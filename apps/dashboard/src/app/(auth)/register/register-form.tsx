'use client';

import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { PASSWORD_MIN } from '@whathooks/dto/facts';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import classes from '../auth-frame.module.css';
import { register } from '../../../features/auth/auth-store';
import { ProviderButton } from '../provider-button';
import { useEnterWhenSignedIn } from '../use-enter-when-signed-in';
import { Link } from '../../../shared/ui/link';
import { registerWords as words } from '../words';

const given = (message: string) => (value: string) => (value.trim() ? null : message);

export function RegisterForm() {
  useEnterWhenSignedIn();
  const api = useApiForm({
    initialValues: { name: '', organizationName: '', email: '', password: '' },
    validate: {
      name: given(words.nameMissing),
      organizationName: given(words.organizationMissing),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : words.emailWrong),
      password: (value) =>
        value.length >= PASSWORD_MIN ? null : words.passwordShort(PASSWORD_MIN),
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

  const { form } = api;

  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.lead}>{words.lead}</p>
      <ApiForm api={api} submit={words.submit} wide>
        <TextInput label={words.name} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput
          label={words.organization}
          autoComplete="organization"
          {...form.getInputProps('organizationName')}
        />
        <TextInput
          label={words.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={words.password}
          description={words.passwordHint(PASSWORD_MIN)}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </ApiForm>
      <ProviderButton />
      <p className={classes.other}>
        {words.haveAccount}{' '}
        <Anchor component={Link} href="/login/" underline="always" inherit>
          {words.logIn}
        </Anchor>
      </p>
    </>
  );
}
