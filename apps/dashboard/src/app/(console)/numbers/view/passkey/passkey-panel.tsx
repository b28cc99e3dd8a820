'use client';

import { Button, Loader } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { PasskeyView, SessionView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { RoleNote } from '../../../../../features/members/role-note';
import { useConfirmPasskey, usePasskey } from '../../../../../features/numbers/passkey-queries';
import { Notice } from '../../../../../shared/notices/notice';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import classes from './passkey-panel.module.css';
import { PasskeySigning } from './passkey-signing';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';
import { words } from './words';

/** WhatsApp wants the passkey of the account before it links the number: what it is, and how to give it. */
export function PasskeyPanel({ session }: { session: SessionView }) {
  const { data, error, refetch } = usePasskey(session.id, session.statusReason);
  return (
    <section className={classes.root} aria-labelledby="passkey-title">
      <h2 id="passkey-title" className={classes.title}>
        <IconFingerprint size={22} stroke={1.7} aria-hidden="true" />
        {words.title}
      </h2>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Step session={session} passkey={data} />
      )}
    </section>
  );
}

function Step({ session, passkey }: { session: SessionView; passkey: PasskeyView | undefined }) {
  const maySign = useMay('sessions:write');
  switch (passkey?.state) {
    case 'assertion_required':
      return (
        <>
          <p className={classes.lead}>{words.lead}</p>
          <TimeLeft until={passkey.expiresAt} words={words.leftToSign} />
          <RoleNote to="sessions:write" />
          {passkey.options && maySign && (
            <PasskeySigning
              key={passkey.ceremonyId}
              sessionId={session.id}
              ceremonyId={passkey.ceremonyId}
              options={passkey.options}
            />
          )}
        </>
      );
    case 'confirmation_required':
      return <Confirm session={session} passkey={passkey} />;
    default:
      return (
        <div className={classes.waiting} role="status">
          <Loader size="sm" aria-hidden="true" />
          <p className={classes.lead}>
            {passkey?.state === 'waiting' ? words.accepted : words.asking}
          </p>
        </div>
      );
  }
}

function Confirm({ session, passkey }: { session: SessionView; passkey: PasskeyView }) {
  const confirm = useConfirmPasskey(session.id);
  const mayConfirm = useMay('sessions:write');
  const { code = '', ceremonyId } = passkey;
  return (
    <>
      <p className={classes.lead}>{words.compare}</p>
      <p className={classes.code}>
        <code aria-label={words.spelled((code ?? '').split('').join(' '))}>{code}</code>
      </p>
      <TimeLeft until={passkey.expiresAt} words={words.leftToCompare} />
      {confirm.error && <ProblemNotice error={confirm.error} />}
      {mayConfirm ? (
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(ceremonyId)}>
          {words.confirm}
        </Button>
      ) : (
        <RoleNote to="sessions:write" />
      )}
      <Notice>{words.doNotConfirm}</Notice>
    </>
  );
}

interface TimeLeftProps {
  until: string | null;
  words: (time: string) => string;
}

function TimeLeft({ until, words: leftWords }: TimeLeftProps) {
  const seconds = useSecondsUntil(until);
  if (seconds === null) return null;
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return (
    <p className={`${classes.left} tabular`} aria-hidden="true">
      {leftWords(`${minutes}:${rest}`)}
    </p>
  );
}
