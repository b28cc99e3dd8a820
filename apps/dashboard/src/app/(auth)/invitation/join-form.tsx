'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { PasswordInput, TextInput } from '@mantine/core';
import { NAME_MAX, PASSWORD_MIN } from '@whathooks/dto/facts';
import { acceptInvitation } from '../../../features/auth/auth-store';
import { useSignedInHint } from '../../../features/auth/use-auth';
import { toProblem } from '../../../shared/api/problem';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { loginWords } from '../words';
import { type Way, WayChoice } from './way-choice';
import { words } from './words';

interface JoinFormProps {
  /** What follows the # in the link. */
  token: string;
  /** The only address that may join; null for any. */
  email: string | null;
}

/** Joins with a new account, or with one that the person has. */
export function JoinForm({ token, email: bound }: JoinFormProps) {
  const router = useRouter();
  // A person who logged in from this browser before has an account.
  const wasHere = useSignedInHint();
  const [chosen, setChosen] = useState<Way | null>(null);
  const way = chosen ?? (wasHere ? 'known' : 'new');
  const isNew = way === 'new';
  const [asksForCode, setAsksForCode] = useState(false);
  const api = useApiForm({
    initialValues: { name: '', email: bound ?? '', password: '', code: '' },
    validate: {
      name: (value) => (!isNew || value.trim() ? null : words.nameMissing),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : words.emailWrong),
      password: (value) => {
        if (!isNew) return value ? null : words.passwordMissing;
        return value.length >= PASSWORD_MIN ? null : words.passwordShort(PASSWORD_MIN);
      },
    },
    submit: async ({ name, email, password, code }) => {
      const given = code.trim() && { code: code.trim() };
      const person = { token, email: email.trim(), password, ...given };
      try {
        await acceptInvitation(isNew ? { ...person, name: name.trim() } : person);
      } catch (error) {
        // The password is right, and a code is asked for: that is no failure.
        if (toProblem(error).code !== 'two_factor_required') throw error;
        setAsksForCode(true);
        return;
      }
      router.replace('/overview/');
    },
    fieldOfCode: { email_taken: 'email' },
  });
  const { form } = api;
  return (
    <ApiForm api={api} submit={isNew ? words.submitNew : words.submitKnown} wide>
      <WayChoice way={way} onWay={setChosen} />
      {isNew && (
        <TextInput
          label={words.name}
          autoComplete="name"
          maxLength={NAME_MAX}
          {...form.getInputProps('name')}
        />
      )}
      <TextInput
        label={words.email}
        type="email"
        autoComplete="username"
        inputMode="email"
        readOnly={bound !== null}
        {...(bound === null ? {} : { description: words.emailBound })}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={words.password}
        {...(isNew ? { description: words.passwordHint(PASSWORD_MIN) } : {})}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        {...form.getInputProps('password')}
      />
      {asksForCode && (
        <TextInput
          label={loginWords.code}
          description={loginWords.codeHint}
          autoComplete="one-time-code"
          autoFocus
          {...form.getInputProps('code')}
        />
      )}
    </ApiForm>
  );
}
