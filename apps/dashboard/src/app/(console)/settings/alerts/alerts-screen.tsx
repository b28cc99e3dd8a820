'use client';

import { Button, Stack } from '@mantine/core';
import type { AlertPayload } from '@whathooks/dto';
import type { AlertState } from '@whathooks/dto/facts';
import { useAlerts, useAlertSettings } from '../../../../features/alerts/queries';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { numberAddress } from '../../../../features/numbers/address';
import { shortReason } from '../../../../features/numbers/status-text';
import { webhookAddress } from '../../../../features/webhooks/address';
import { useRetryWebhook } from '../../../../features/webhooks/queries';
import { DataList } from '../../../../shared/lists/data-list';
import { RowLink } from '../../../../shared/lists/list';
import { notifyProblem } from '../../../../shared/notices/notify';
import { PageHeader } from '../../../../shared/screens/page-header';
import { QueryState } from '../../../../shared/screens/query-state';
import { Section } from '../../../../shared/screens/section';
import { Badge } from '../../../../shared/ui/badge';
import { Link } from '../../../../shared/ui/link';
import { Moment, MomentWithin } from '../../../../shared/ui/moment';
import classes from './alerts-screen.module.css';
import { SettingsForm } from './settings-form';
import { ALERT_LABELS, words } from './words';

/** What needed somebody, and when there is an alert. */
export function AlertsScreen() {
  const settings = useAlertSettings();
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} action={<RoleNote to="sessions:write" />} />
      <Stack gap="xl">
        <Alerts state="open" />
        <Section title={words.when}>
          <QueryState query={settings} height={360}>
            {(now) => <SettingsForm key={JSON.stringify(now)} settings={now} />}
          </QueryState>
        </Section>
        <Alerts state="closed" />
      </Stack>
    </>
  );
}

function Alerts({ state }: { state: AlertState }) {
  const title = words[state];
  return (
    <Section title={title}>
      <DataList
        query={useAlerts(state)}
        label={title}
        older={words.older}
        itemKey={({ id }) => id}
        rowClass={classes.row}
        height={60}
        empty={
          <p className={classes.none}>{state === 'open' ? words.noneOpen : words.noneClosed}</p>
        }
      >
        {(alert) => <AlertRow alert={alert} />}
      </DataList>
    </Section>
  );
}

function AlertRow({ alert }: { alert: AlertPayload }) {
  const { name, sessionId, webhookId, openedAt, closedAt } = alert;
  const href = sessionId ? numberAddress(sessionId) : webhookAddress(webhookId ?? '');
  return (
    <>
      <RowLink href={href} className={classes.name ?? ''}>
        {name}
      </RowLink>
      <span className={classes.time}>
        {closedAt
          ? words.ended(<Moment at={openedAt} />, <MomentWithin at={closedAt} />)
          : words.opened(<MomentWithin at={openedAt} />)}
      </span>
      <Badge tone={closedAt ? 'idle' : 'bad'}>{causeOf(alert)}</Badge>
      {!closedAt && <AlertAction alert={alert} />}
    </>
  );
}

/** What can be done about an open alert, from here or one step further. */
function AlertAction({ alert: { kind, name, sessionId, webhookId } }: { alert: AlertPayload }) {
  const retry = useRetryWebhook();
  const mayRetry = useMay('webhooks:write');
  if (kind === 'webhook_down' && webhookId && mayRetry) {
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={words.tryOf(name)}
        loading={retry.isPending}
        onClick={() => retry.mutate(webhookId, { onError: notifyProblem })}
      >
        {words.tryNow}
      </Button>
    );
  }
  const [label, href] = sessionId
    ? [words.openNumber, numberAddress(sessionId)]
    : [words.openWebhook, webhookAddress(webhookId ?? '')];
  return (
    <Button size="xs" variant="default" component={Link} href={href}>
      {label}
    </Button>
  );
}

/** The cause in two or three words: of a number that is down, what WhatsApp has against it. */
function causeOf({ kind, reason }: AlertPayload): string {
  return (kind === 'number_down' && shortReason(reason)) || ALERT_LABELS[kind];
}
