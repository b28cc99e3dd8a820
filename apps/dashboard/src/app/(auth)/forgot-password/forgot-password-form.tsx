'use client';

import { useState } from 'react';
import { Anchor, TextInput } from '@mantine/core';
import { EMAIL_MAX, RESET_MAIL_HOURS } from '@whathooks/dto/facts';
import { forgotPassword } from '../../../features/auth/auth-store';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { forgotWords as words } from '../words';

/** Asks for a link by mail. Says the same whether there is such an account or not. */
export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const api = useApiForm({
    initialValues: { email: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : words.emailWrong),
    },
    submit: async ({ email }) => {
      await forgotPassword(email.trim());
      setSentTo(email.trim());
    },
  });
  return (
    <>
      <h1 className={classes.title}>{sentTo === null ? words.title : words.sent}</h1>
      <p className={classes.lead} role="status">
        {sentTo === null ? words.lead : words.sentText(sentTo, RESET_MAIL_HOURS)}
      </p>
      {sentTo === null && (
        <ApiForm api={api} submit={words.submit} wide>
          <TextInput
            label={words.email}
            type="email"
            autoComplete="username"
            inputMode="email"
            maxLength={EMAIL_MAX}
            {...api.form.getInputProps('email')}
          />
        </ApiForm>
      )}
      <p className={classes.other}>
        <Anchor component={Link} href="/login/" underline="always" inherit>
          {words.back}
        </Anchor>
      </p>
    </>
  );
}
