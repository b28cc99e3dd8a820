'use client';

import { Anchor, Skeleton, Stack } from '@mantine/core';
import type { Permission, SessionStatus, SessionView } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { NEW_API_KEY } from '../../../features/api-keys/address';
import { useApiKeys } from '../../../features/api-keys/queries';
import { useIdentity } from '../../../features/auth/use-auth';
import { useMay } from '../../../features/auth/use-may';
import { INBOX, MESSAGES } from '../../../features/messages/address';
import { MessageList } from '../../../features/messages/message-list';
import { useHasSent, useMessages } from '../../../features/messages/queries';
import { NEW_NUMBER, numberAddress, NUMBERS } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { NEW_WEBHOOK } from '../../../features/webhooks/address';
import { useReplyTimes } from '../../../features/reply-times/queries';
import { useWebhooks } from '../../../features/webhooks/queries';
import { formatPhone } from '../../../shared/format/format';
import { List, RowLink } from '../../../shared/lists/list';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { PageHeader } from '../../../shared/screens/page-header';
import { Section } from '../../../shared/screens/section';
import { Link } from '../../../shared/ui/link';
import { Checklist, type Step } from './checklist';
import classes from './overview-screen.module.css';
import { ReplyTimes, useReplySpan } from './reply-times';
import { startWords, words } from './words';

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
  const { organization, user } = useIdentity();
  const seesKeys = useMay('api-keys:read');
  const sessions = useSessions();
  const webhooks = useWebhooks();
  const keys = useApiKeys();
  const sent = useHasSent();
  const messages = useMessages({});
  const replies = useReplyTimes(useReplySpan().days);
  const queries = [sessions, webhooks, sent, ...(seesKeys ? [keys] : [])];
  const failed = queries.find((query) => query.error && query.data === undefined);
  // All at once: what comes later would push what is read already.
  const loading =
    messages.isPending || replies.isPending || queries.some((query) => query.isPending);
  const steps = stepsFor({
    number: sessions.data?.some(({ status }) => status === 'CONNECTED') ?? false,
    webhook: (webhooks.data?.length ?? 0) > 0,
    key: (keys.data?.length ?? 0) > 0,
    message: sent.data ?? false,
  }).filter(({ permission }) => roleMay(user.role, permission));

  return (
    <>
      <PageHeader title={words.title} lead={organization.name} />
      <Stack gap="xl">
        {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {loading && !failed && <Skeleton height={300} radius="lg" />}
        {!loading && !failed && steps.some((step) => !step.done) && <Checklist steps={steps} />}
        {!loading && sessions.data && sessions.data.length > 0 && (
          <Numbers sessions={sessions.data} />
        )}
        {!loading && (sessions.data?.length ?? 0) > 0 && <ReplyTimes />}
        {!loading && sessions.data && <LatestMessages sessions={sessions.data} />}
      </Stack>
    </>
  );
}

/** A step with what somebody needs to take it. */
type PermittedStep = Step & { permission: Permission };

function stepsFor(
  done: Record<'number' | 'webhook' | 'key' | 'message', boolean>,
): PermittedStep[] {
  return [
    { ...startWords.number, permission: 'sessions:write', href: NEW_NUMBER, done: done.number },
    { ...startWords.webhook, permission: 'webhooks:write', href: NEW_WEBHOOK, done: done.webhook },
    { ...startWords.key, permission: 'api-keys:write', href: NEW_API_KEY, done: done.key },
    { ...startWords.message, permission: 'messages:send', href: INBOX, done: done.message },
  ];
}

function All({ href, label }: { href: string; label: string }) {
  return (
    <Anchor component={Link} href={href} size="sm">
      {label}
    </Anchor>
  );
}

function Numbers({ sessions }: { sessions: readonly SessionView[] }) {
  const ordered = [...sessions].sort((a, b) => URGENCY[a.status] - URGENCY[b.status]);
  return (
    <Section
      title={words.numbers}
      aside={<All href={NUMBERS} label={words.allNumbers(sessions.length)} />}
    >
      <List
        items={ordered.slice(0, SHOWN)}
        label={words.numbers}
        itemKey={({ id }) => id}
        rowClass={classes.number}
      >
        {(session) => (
          <>
            <RowLink href={numberAddress(session.id)} className={classes.name ?? ''}>
              {session.name}
            </RowLink>
            <span className={classes.phone}>{session.phone && formatPhone(session.phone)}</span>
            <StatusBadge session={session} />
          </>
        )}
      </List>
    </Section>
  );
}

function LatestMessages({ sessions }: { sessions: readonly SessionView[] }) {
  const query = useMessages({});
  if (!query.data?.pages[0]?.data.length) return null;
  return (
    <Section title={words.messages} aside={<All href={MESSAGES} label={words.allMessages} />}>
      <MessageList query={query} most={SHOWN} sessions={sessions} empty={null} />
    </Section>
  );
}
