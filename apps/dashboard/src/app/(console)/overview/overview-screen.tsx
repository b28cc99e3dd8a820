'use client';

import type { ReactNode } from 'react';
import { Anchor, Skeleton, Stack } from '@mantine/core';
import type { SessionStatus, SessionView } from '@whathooks/dto';
import { useIdentity } from '../../../features/auth/use-auth';
import { MessageList } from '../../../features/messages/message-list';
import { numberAddress } from '../../../features/numbers/address';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { useApiKeys } from '../../../features/api-keys/queries';
import { useHasSent, useMessages } from '../../../features/messages/queries';
import { useSessions } from '../../../features/numbers/queries';
import { useWebhooks } from '../../../features/webhooks/queries';
import { formatPhone } from '../../../shared/format/format';
import { PageHeader } from '../../../shared/screens/page-header';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { Checklist, type Step } from './checklist';
import classes from './overview-screen.module.css';
import { Link } from '../../../shared/ui/link';

/** How much of each list the overview shows. */
const SHOWN = 5;

/** What needs a person first. */
const URGENCY: Record<SessionStatus, number> = {
  LOGGED_OUT: 0,
  DISCONNECTED: 1,
  QR: 2,
  PENDING: 3,
  CONNECTING: 4,
  CONNECTED: 5,
};

/** Where a newcomer starts, and where everybody else sees whether all is well. */
export function OverviewScreen() {
  const { organization } = useIdentity();
  const sessions = useSessions();
  const webhooks = useWebhooks();
  const keys = useApiKeys();
  const sent = useHasSent();
  const queries = [sessions, webhooks, keys, sent];
  const failed = queries.find((query) => query.error && query.data === undefined);
  const messages = useMessages({});
  // All at once: what comes later would push what is read already.
  const loading = messages.isPending || queries.some((query) => query.isPending);
  const steps = stepsFor({
    connected: sessions.data?.some(({ status }) => status === 'CONNECTED') ?? false,
    webhook: (webhooks.data?.length ?? 0) > 0,
    key: (keys.data?.length ?? 0) > 0,
    sent: sent.data ?? false,
  });

  return (
    <>
      <PageHeader title="Overview" lead={organization.name} />
      <Stack gap="xl">
        {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {loading && !failed && <Skeleton height={300} radius="lg" />}
        {!loading && !failed && steps.some((step) => !step.done) && <Checklist steps={steps} />}
        {!loading && sessions.data && sessions.data.length > 0 && (
          <Numbers sessions={sessions.data} />
        )}
        {!loading && sessions.data && <LatestMessages sessions={sessions.data} />}
      </Stack>
    </>
  );
}

interface Facts {
  connected: boolean;
  webhook: boolean;
  key: boolean;
  sent: boolean;
}

function stepsFor(facts: Facts): Step[] {
  return [
    {
      title: 'Link a number',
      text: 'Create it and scan its QR code with WhatsApp.',
      href: '/numbers/?new',
      action: 'Link a number',
      done: facts.connected,
    },
    {
      title: 'Add a webhook',
      text: 'Your server receives every inbound message as signed JSON.',
      href: '/webhooks/?new',
      action: 'Add webhook',
      done: facts.webhook,
    },
    {
      title: 'Create an API key',
      text: 'Your code needs one to send messages.',
      href: '/api-keys/?new',
      action: 'Create API key',
      done: facts.key,
    },
    {
      title: 'Send a message',
      text: 'Use the command shown with your new key, or answer from the inbox.',
      href: '/inbox/',
      action: 'Open inbox',
      done: facts.sent,
    },
  ];
}

interface SectionProps {
  title: string;
  href: string;
  more: string;
  children: ReactNode;
}

function Section({ title, href, more, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <Anchor component={Link} href={href} size="sm">
          {more}
        </Anchor>
      </div>
      {children}
    </section>
  );
}

function Numbers({ sessions }: { sessions: readonly SessionView[] }) {
  const ordered = [...sessions].sort((a, b) => URGENCY[a.status] - URGENCY[b.status]);
  return (
    <Section title="Numbers" href="/numbers/" more={`All ${sessions.length}`}>
      <ul className={classes.numbers}>
        {ordered.slice(0, SHOWN).map((session) => (
          <li key={session.id} className={classes.number}>
            <Link href={numberAddress(session.id)} className={classes.name}>
              {session.name}
            </Link>
            <span className={classes.phone}>{session.phone && formatPhone(session.phone)}</span>
            <StatusBadge status={session.status} reason={session.statusReason} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LatestMessages({ sessions }: { sessions: readonly SessionView[] }) {
  const { data } = useMessages({});
  const messages = data?.pages[0]?.data.slice(0, SHOWN) ?? [];
  if (messages.length === 0) return null;
  return (
    <Section title="Latest messages" href="/messages/" more="All messages">
      <MessageList messages={messages} sessions={sessions} />
    </Section>
  );
}
