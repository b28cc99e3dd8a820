'use client';

import dynamic from 'next/dynamic';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import type { OverviewView, Permission, SessionStatus, SessionView } from '@whathooks/dto';
import { roleMay } from '@whathooks/dto/facts';
import { NEW_API_KEY } from '../../../features/api-keys/address';
import { useApiKeys } from '../../../features/api-keys/queries';
import { useIdentity } from '../../../features/auth/use-auth';
import { useMay } from '../../../features/auth/use-may';
import { INBOX } from '../../../features/messages/address';
import { useHasSent, useMessages } from '../../../features/messages/queries';
import { NEW_NUMBER, numberAddress, NUMBERS } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { NEW_WEBHOOK } from '../../../features/webhooks/address';
import { useOverview } from '../../../features/overview/queries';
import { useReplyTimes } from '../../../features/reply-times/queries';
import { useWebhooks } from '../../../features/webhooks/queries';
import { List, RowLink } from '../../../shared/lists/list';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { PageHeader } from '../../../shared/screens/page-header';
import { Section } from '../../../shared/screens/section';
import { Phone } from '../../../shared/ui/phone';
import { All } from './all';
import { Checklist, type Step } from './checklist';
import classes from './overview-screen.module.css';
import { Concerns } from './concerns';
import { Figures } from './figures';
import { Traffic } from './traffic';
import { type Span, SPANS, useSpan } from './use-span';
import { SPAN_LABEL, spanWords, startWords, words } from './words';

/** How much of each list the overview shows. */
const SHOWN = 5;

/** Nothing is pushed when it comes. */
const End = dynamic(() => import('./end').then((parts) => parts.End));

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
  const { days, span, setSpan } = useSpan();
  const overview = useOverview(days);
  const replies = useReplyTimes(days);
  const queries = [overview, sessions, webhooks, sent, ...(seesKeys ? [keys] : [])];
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
      <PageHeader
        title={words.title}
        lead={organization.name}
        action={
          <SegmentedControl
            size="xs"
            aria-label={SPAN_LABEL}
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={SPANS.map((value) => ({ value, label: spanWords[value] }))}
          />
        }
      />
      <Stack gap="xl">
        {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {loading && !failed && <Skeleton height={420} radius="lg" />}
        {!loading && !failed && steps.some((step) => !step.done) && <Checklist steps={steps} />}
        {!loading && overview.data && overview.data.numbers.total > 0 && (
          <Standing view={overview.data} />
        )}
        {!loading && hasFew(sessions.data) && <Numbers sessions={sessions.data} />}
        {!loading && sessions.data && <End sessions={sessions.data} />}
      </Stack>
    </>
  );
}

/** What needs a person, how much there is of everything, and how it went. */
function Standing({ view }: { view: OverviewView }) {
  return (
    <>
      <Concerns concerns={view.concerns} />
      <Figures view={view} />
      <Traffic view={view} />
    </>
  );
}

/** Whether there are numbers, and all of them have room here. */
function hasFew(sessions: readonly SessionView[] | undefined): sessions is readonly SessionView[] {
  return sessions !== undefined && sessions.length > 0 && sessions.length <= SHOWN;
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

function Numbers({ sessions }: { sessions: readonly SessionView[] }) {
  const ordered = [...sessions].sort((a, b) => URGENCY[a.status] - URGENCY[b.status]);
  return (
    <Section
      title={words.numbers}
      aside={<All href={NUMBERS} label={words.allNumbers(sessions.length)} />}
    >
      <List
        items={ordered}
        label={words.numbers}
        itemKey={({ id }) => id}
        rowClass={classes.number}
      >
        {(session) => (
          <>
            <RowLink href={numberAddress(session.id)} className={classes.name ?? ''}>
              {session.name}
            </RowLink>
            <span className={classes.phone}>
              {session.phone && <Phone digits={session.phone} />}
            </span>
            <StatusBadge session={session} />
          </>
        )}
      </List>
    </Section>
  );
}
