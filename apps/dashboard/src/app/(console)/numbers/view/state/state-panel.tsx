'use client';

import { useEffect, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useConnectSession } from '../../../../../features/numbers/queries';
import { formatPhone } from '../../../../../shared/format/format';
import { Moment } from '../../../../../shared/ui/moment';
import { Notice } from '../../../../../shared/notices/notice';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { ConnectedMoment } from './connected-moment';
import { PasskeyPanel } from '../passkey/passkey-panel';
import { ScanPanel } from '../linking/scan-panel';
import classes from './state-panel.module.css';
import {
  asksForPasskey,
  explainReason,
  needsPerson,
  wayOn,
} from '../../../../../features/numbers/words';
import { Link } from '../../../../../shared/ui/link';

/** How long starting may take before the screen says that it takes long, in milliseconds. */
const PATIENCE = 20_000;

const ASKING = 'Asking WhatsApp for a code…';

interface StatePanelProps {
  session: SessionView;
  /** Whether the number was linked while this page was open. */
  justLinked: boolean;
}

/** What a number's status means and how to go on from it. */
export function StatePanel({ session, justLinked }: StatePanelProps) {
  const reason = explainReason(session.statusReason, session.statusDetail);
  switch (session.status) {
    case 'QR':
      return asksForPasskey(session.statusReason) ? (
        <PasskeyPanel session={session} />
      ) : (
        <ScanPanel session={session} />
      );
    case 'PENDING':
      return <Pending session={session} />;
    case 'CONNECTING':
      return <Waiting key="connecting" text="Establishing the connection…" />;
    case 'CONNECTED':
      return justLinked ? <ConnectedMoment session={session} /> : <Online session={session} />;
    case 'DISCONNECTED':
      return <Disconnected session={session} />;
    case 'LOGGED_OUT':
      return (
        <Notice
          tone="error"
          title="This number is not linked"
          action={<Connect id={session.id} label="Link again" />}
        >
          {reason ?? 'The device was unlinked.'} Link it again to receive and send.{' '}
          <Help reason={session.statusReason} />
        </Notice>
      );
  }
}

function Pending({ session }: { session: SessionView }) {
  const [asked, setAsked] = useState(false);
  const reason = explainReason(session.statusReason, session.statusDetail);
  if (asked || !needsPerson(session.status, session.statusReason)) {
    return <Waiting key="pending" text={reason && !asked ? `${reason} Trying again…` : ASKING} />;
  }
  return (
    <Notice
      tone="warning"
      title={session.statusReason === 'qr_timeout' ? 'QR code expired' : 'Linking stopped'}
      action={<Connect id={session.id} label="Get a new code" onStarted={() => setAsked(true)} />}
    >
      {reason} <Help reason={session.statusReason} />
    </Notice>
  );
}

/** Leads to what the documentation says of a reason. */
function Help({ reason }: { reason: string | null }) {
  return <Link href={`/docs/linking/#${reason ?? ''}`}>When a number does not link</Link>;
}

function Disconnected({ session }: { session: SessionView }) {
  const reason = explainReason(session.statusReason, session.statusDetail);
  if (needsPerson(session.status, session.statusReason)) {
    const label = session.statusReason === 'replaced' ? 'Connect here' : 'Try again';
    return (
      <Notice
        tone="warning"
        title="Disconnected"
        action={<Connect id={session.id} label={label} />}
      >
        {reason} {wayOn(session.statusReason)} <Help reason={session.statusReason} />
      </Notice>
    );
  }
  if (session.retryAt) {
    const isBanned = session.statusReason === 'temporarily_banned';
    return (
      <Notice
        tone="warning"
        title={isBanned ? 'Banned by WhatsApp for a time' : 'Waiting before the next attempt'}
        action={isBanned ? undefined : <Connect id={session.id} label="Try now" />}
      >
        {reason} whathooks tries again at <Moment at={session.retryAt} />, and not before.
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title="The connection dropped"
      action={<Connect id={session.id} label="Try now" />}
    >
      {reason && <>{reason} </>}
      whathooks reconnects by itself, for as long as it takes. Keep the phone switched on and
      online. Messages that arrive meanwhile wait at WhatsApp.
    </Notice>
  );
}

interface ConnectProps {
  id: string;
  label: string;
  onStarted?: () => void;
}

/** Starts linking again, or ends the pause before the next attempt. */
function Connect({ id, label, onStarted }: ConnectProps) {
  const connect = useConnectSession();
  return (
    <Button
      size="xs"
      loading={connect.isPending}
      onClick={() => connect.mutate(id, { onSuccess: onStarted, onError: notifyProblem })}
    >
      {label}
    </Button>
  );
}

function Waiting({ text }: { text: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.waiting}>
      <Loader size="sm" aria-hidden="true" />
      <div>
        <p className={classes.text}>{text}</p>
        {long && (
          <p className={classes.hint}>
            This takes longer than usual. WhatsApp may be out of reach; whathooks keeps trying, and
            this page follows by itself.
          </p>
        )}
      </div>
    </div>
  );
}

function Online({ session }: { session: SessionView }) {
  return (
    <Notice
      tone="success"
      title={session.phone ? `Online as ${formatPhone(session.phone)}` : 'Online'}
      action={
        <Button
          component={Link}
          href={`/inbox/?session=${encodeURIComponent(session.id)}`}
          size="xs"
          variant="default"
        >
          Open inbox
        </Button>
      }
    >
      Ready to send and receive
      {session.connectedAt && (
        <>
          {' '}
          since <Moment at={session.connectedAt} />
        </>
      )}
      .
    </Notice>
  );
}
