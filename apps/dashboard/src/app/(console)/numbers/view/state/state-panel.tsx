'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { Button, Loader, Skeleton } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { needsPerson } from '@whathooks/dto/facts';
import { useMay } from '../../../../../features/auth/use-may';
import { RoleNote } from '../../../../../features/members/role-note';
import { inboxAddress } from '../../../../../features/messages/address';
import { useConnectSession } from '../../../../../features/numbers/queries';
import { formatPhone } from '../../../../../shared/format/format';
import { MomentWithin } from '../../../../../shared/ui/moment';
import { Notice } from '../../../../../shared/notices/notice';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { ConnectedMoment } from './connected-moment';
import classes from './state-panel.module.css';
import {
  asksForPasskey,
  downTitle,
  explainReason,
  wayOn,
} from '../../../../../features/numbers/status-text';
import { Link } from '../../../../../shared/ui/link';
import { stateWords as words } from './words';

/** With what draws the code: most visits are to numbers that are linked. */
const ScanPanel = dynamic(() => import('../linking/scan-panel').then((parts) => parts.ScanPanel), {
  loading: () => <Skeleton height={420} radius="lg" aria-hidden="true" />,
});
/** WhatsApp asks few numbers for it. */
const PasskeyPanel = dynamic(() =>
  import('../passkey/passkey-panel').then((parts) => parts.PasskeyPanel),
);

/** How long starting may take before the screen says that it takes long, in milliseconds. */
const PATIENCE = 20_000;

/** Reasons after which a code is shown again as soon as somebody asks. */
const CODE_ENDED: readonly (string | null)[] = ['qr_timeout', 'passkey_failed'];

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
      return <Waiting key="connecting" text={words.connecting} />;
    case 'CONNECTED':
      return justLinked ? <ConnectedMoment session={session} /> : <Online session={session} />;
    case 'DISCONNECTED':
      return <Disconnected session={session} />;
    case 'LOGGED_OUT':
      return (
        <Notice
          tone="error"
          title={words.notLinked}
          action={<Connect id={session.id} label={words.linkAgain} />}
        >
          {reason ?? words.unlinked} {words.linkAgainText} <Help reason={session.statusReason} />
        </Notice>
      );
  }
}

function Pending({ session }: { session: SessionView }) {
  const [asked, setAsked] = useState(false);
  const reason = explainReason(session.statusReason, session.statusDetail);
  if (session.retryAt && !asked) return <NotBefore session={session} at={session.retryAt} />;
  if (asked || !needsPerson(session.status, session.statusReason)) {
    return (
      <Waiting key="pending" text={reason && !asked ? words.tryingAgain(reason) : words.asking} />
    );
  }
  return (
    <Notice
      tone="warning"
      title={downTitle(session.statusReason) ?? words.stopped}
      action={
        <Connect
          id={session.id}
          label={CODE_ENDED.includes(session.statusReason) ? words.newCode : words.tryAgain}
          onStarted={() => setAsked(true)}
        />
      }
    >
      {reason} {wayOn(session.statusReason)} <Help reason={session.statusReason} />
    </Notice>
  );
}

/** Leads to what the documentation says of a reason. */
function Help({ reason }: { reason: string | null }) {
  return <Link href={`/docs/linking/#${reason ?? ''}`}>{words.help}</Link>;
}

function Disconnected({ session }: { session: SessionView }) {
  const reason = explainReason(session.statusReason, session.statusDetail);
  if (needsPerson(session.status, session.statusReason)) {
    const label = session.statusReason === 'replaced' ? words.connectHere : words.tryAgain;
    return (
      <Notice
        tone="warning"
        title={downTitle(session.statusReason) ?? words.disconnected}
        action={<Connect id={session.id} label={label} />}
      >
        {reason} {wayOn(session.statusReason)} <Help reason={session.statusReason} />
      </Notice>
    );
  }
  if (session.retryAt) return <NotBefore session={session} at={session.retryAt} />;
  return (
    <Notice
      tone="warning"
      title={downTitle(session.statusReason) ?? words.dropped}
      action={<Connect id={session.id} label={words.tryNow} />}
    >
      {reason && <>{reason} </>}
      {words.reconnects}
    </Notice>
  );
}

/** WhatsApp does not want to be tried before a time. */
function NotBefore({ session, at }: { session: SessionView; at: string }) {
  const isBanned = session.statusReason === 'temporarily_banned';
  return (
    <Notice
      tone="warning"
      title={downTitle(session.statusReason) ?? words.waiting}
      action={isBanned ? undefined : <Connect id={session.id} label={words.tryNow} />}
    >
      {explainReason(session.statusReason, session.statusDetail)}{' '}
      {words.triesAt(<MomentWithin at={at} />)} <Help reason={session.statusReason} />
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
  if (!useMay('sessions:write')) return <RoleNote to="sessions:write" />;
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
        {long && <p className={classes.hint}>{words.slow}</p>}
      </div>
    </div>
  );
}

function Online({ session }: { session: SessionView }) {
  return (
    <Notice
      tone="success"
      title={session.phone ? words.onlineAs(formatPhone(session.phone)) : words.online}
      action={
        <Button component={Link} href={inboxAddress(session.id)} size="xs" variant="default">
          {words.openInbox}
        </Button>
      }
    >
      {session.connectedAt
        ? words.readySince(<MomentWithin at={session.connectedAt} />)
        : words.ready}
    </Notice>
  );
}
