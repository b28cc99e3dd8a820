'use client';

import { Button, Loader } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { PasskeyView, SessionView } from '@whathooks/dto';
import { useConfirmPasskey, usePasskey } from '../../../../../features/numbers/passkey-queries';
import { Notice } from '../../../../../shared/notices/notice';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import classes from './passkey-panel.module.css';
import { PasskeySigning } from './passkey-signing';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';

/** WhatsApp wants the passkey of the account before it links the number: what it is, and how to give it. */
export function PasskeyPanel({ session }: { session: SessionView }) {
  const { data, error, refetch } = usePasskey(session.id, session.statusReason);
  return (
    <section className={classes.root} aria-labelledby="passkey-title">
      <h2 id="passkey-title" className={classes.title}>
        <IconFingerprint size={22} stroke={1.7} aria-hidden="true" />
        WhatsApp asks for a passkey
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
  switch (passkey?.state) {
    case 'assertion_required':
      return (
        <>
          <p className={classes.lead}>
            The code was scanned. For some accounts WhatsApp also wants their passkey before it
            links a device. Whoever holds it signs now, on web.whatsapp.com: it is on the phone, in
            the Google or Apple account, or in the password manager where it was created. Keep
            WhatsApp open on the phone.
          </p>
          <TimeLeft until={passkey.expiresAt} what="to sign" />
          {passkey.options && (
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
            {passkey?.state === 'waiting'
              ? 'The passkey was taken. WhatsApp and the phone finish the link. Keep WhatsApp open on the phone.'
              : 'Asking what WhatsApp wants…'}
          </p>
        </div>
      );
  }
}

function Confirm({ session, passkey }: { session: SessionView; passkey: PasskeyView }) {
  const confirm = useConfirmPasskey(session.id);
  const { code = '', ceremonyId } = passkey;
  return (
    <>
      <p className={classes.lead}>
        Compare this code with the one that WhatsApp shows on the phone. Confirm only if they are
        the same: otherwise somebody stands in between.
      </p>
      <p className={classes.code}>
        <code aria-label={`Code ${(code ?? '').split('').join(' ')}`}>{code}</code>
      </p>
      <TimeLeft until={passkey.expiresAt} what="to compare" />
      {confirm.error && <ProblemNotice error={confirm.error} />}
      <Button loading={confirm.isPending} onClick={() => confirm.mutate(ceremonyId)}>
        The phone shows the same code
      </Button>
      <Notice>
        Does it show another one, or none? Then do not confirm, and delete the number: nothing is
        linked until somebody confirms.
      </Notice>
    </>
  );
}

function TimeLeft({ until, what }: { until: string | null; what: string }) {
  const seconds = useSecondsUntil(until);
  if (seconds === null) return null;
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return (
    <p className={`${classes.left} tabular`} aria-hidden="true">
      {minutes}:{rest} left {what}
    </p>
  );
}
