'use client';

import { useState } from 'react';
import { Anchor, PasswordInput } from '@mantine/core';
import { PASSWORD_MAX, PASSWORD_MIN } from '@whathooks/dto/facts';
import { resetPassword } from '../../../features/auth/auth-store';
import { toProblem } from '../../../shared/api/problem';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { useLinkSecret } from '../use-link-secret';
import { resetWords as words } from '../words';

type State = 'asking' | 'done' | 'over';

/** Sets a new password by a link. */
export function ResetPasswordPage() {
  const token = useLinkSecret();
  const [state, setState] = useState<State>('asking');
  if (token === '' || state === 'over') return <Over />;
  if (state === 'done') return <Done />;
  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.lead}>{words.lead}</p>
      <ResetForm token={token ?? ''} onState={setState} />
    </>
  );
}

interface ResetFormProps {
  token: string;
  onState: (state: State) => void;
}

function ResetForm({ token, onState }: ResetFormProps) {
  const api = useApiForm({
    initialValues: { password: '', repeated: '' },
    validate: {
      password: (value) => (value.length >= PASSWORD_MIN ? null : words.short(PASSWORD_MIN)),
      repeated: (value, { password }) => (value === password ? null : words.differ),
    },
    submit: async ({ password }) => {
      try {
        await resetPassword({ token, password });
        onState('done');
      } catch (error) {
        if (toProblem(error).code !== 'reset_link_not_found') throw error;
        onState('over');
      }
    },
  });
  return (
    <ApiForm api={api} submit={words.submit} wide>
      <PasswordInput
        label={words.password}
        description={words.hint(PASSWORD_MIN)}
        autoComplete="new-password"
        maxLength={PASSWORD_MAX}
        {...api.form.getInputProps('password')}
      />
      <PasswordInput
        label={words.repeat}
        autoComplete="new-password"
        maxLength={PASSWORD_MAX}
        {...api.form.getInputProps('repeated')}
      />
    </ApiForm>
  );
}

function Done() {
  return (
    <>
      <h1 className={classes.title}>{words.done}</h1>
      <p className={classes.lead} role="status">
        {words.doneText}
      </p>
      <Anchor component={Link} href="/login/" underline="always" size="sm">
        {words.logIn}
      </Anchor>
    </>
  );
}

function Over() {
  return (
    <>
      <h1 className={classes.title}>{words.over}</h1>
      <p className={classes.lead}>{words.overText}</p>
      <Anchor component={Link} href="/forgot-password/" underline="always" size="sm">
        {words.again}
      </Anchor>
    </>
  );
}
