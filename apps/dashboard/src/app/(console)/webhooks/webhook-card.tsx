'use client';

import { lazy } from 'react';
import { ActionIcon, Switch } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { SessionView, WebhookHour, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { useUpdateWebhook } from '../../../features/webhooks/queries';
import { MomentWithin } from '../../../shared/ui/moment';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { HourBars } from '../../../features/webhooks/hour-bars';
import { webhookAddress, webhookName } from '../../../features/webhooks/address';
import { WebhookBadge } from '../../../features/webhooks/webhook-badge';
import { numberWords } from '../../../features/numbers/words';
import classes from './webhook-card.module.css';
import { daySummary } from '../../../features/webhooks/webhook-state';
import { Badge } from '../../../shared/ui/badge';
import { LazyMenu } from '../../../shared/ui/lazy-menu';
import { Link } from '../../../shared/ui/link';
import type { WebhookActs } from './webhook-items';
import { cardWords as words } from './words';

const load = async () => ({ default: (await import('./webhook-items')).WebhookItems });
const WebhookItems = lazy(load);

interface WebhookCardProps extends WebhookActs {
  webhook: WebhookView;
  sessions: readonly SessionView[];
  /** Its last day; undefined when nothing was sent. */
  hours: readonly WebhookHour[] | undefined;
  /** Whether what is due has been waiting for longer than is usual. */
  isBehind: boolean;
}

function numbersOf(webhook: WebhookView, sessions: readonly SessionView[]): string {
  if (!webhook.sessionIds) return numberWords.all;
  const names = webhook.sessionIds.map(
    (id) => sessions.find((session) => session.id === id)?.name ?? numberWords.deleted,
  );
  return names.length > 3 ? words.numbers(names.length) : names.join(', ');
}

function Share({ hours }: { hours: readonly WebhookHour[] }) {
  const { share } = daySummary({ hours: [...hours] });
  return share === null ? words.nothingSent : words.delivered(share);
}

/** One webhook of the list. */
export function WebhookCard({
  webhook,
  sessions,
  hours,
  isBehind,
  onEdit,
  onReveal,
  onRotate,
  onDelete,
}: WebhookCardProps) {
  const update = useUpdateWebhook();
  const mayChange = useMay('webhooks:write');
  const toggle = (enabled: boolean) =>
    update.mutate(
      { id: webhook.id, changes: { enabled } },
      {
        onSuccess: () => notifyDone(enabled ? words.isOn : words.isPaused),
        onError: notifyProblem,
      },
    );
  const enabled = update.isPending
    ? (update.variables.changes.enabled ?? webhook.enabled)
    : webhook.enabled;

  return (
    <article className={classes.root} data-paused={!webhook.enabled || undefined}>
      <div className={classes.head}>
        <h2 className={classes.url}>
          <Link href={webhookAddress(webhook.id)}>{webhookName(webhook)}</Link>
        </h2>
        <div className={classes.controls}>
          <Switch
            label={enabled ? words.on : words.paused}
            labelPosition="left"
            // What is seen beside it is part of its name, so that it can be spoken to.
            aria-label={enabled ? words.switchOn(webhook.url) : words.switchPaused(webhook.url)}
            checked={enabled}
            onChange={(event) => toggle(event.currentTarget.checked)}
            disabled={update.isPending || !mayChange}
          />
          {mayChange && (
            <LazyMenu
              menu={WebhookItems}
              load={load}
              of={{ onEdit, onReveal, onRotate, onDelete }}
              target={
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  aria-label={words.actions(webhook.url)}
                >
                  <IconDots size={18} />
                </ActionIcon>
              }
            />
          )}
        </div>
      </div>
      {webhookName(webhook) !== webhook.url && <p className={classes.note}>{webhook.url}</p>}
      <div className={classes.doing}>
        <WebhookBadge webhook={webhook} />
        {isBehind && <Badge tone="waiting">{words.behind}</Badge>}
        {hours && (
          <>
            <HourBars hours={hours} size="small" />
            <span className={classes.share}>
              <Share hours={hours} />
            </span>
          </>
        )}
      </div>
      <ul className={classes.events} aria-label={words.events}>
        {webhook.events.map((event) => (
          <li key={event}>
            <code>{event}</code>
          </li>
        ))}
      </ul>
      <p className={classes.meta}>
        {numbersOf(webhook, sessions)} · {words.added(<MomentWithin at={webhook.createdAt} />)} ·{' '}
        <Link href={webhookAddress(webhook.id)}>{words.deliveries}</Link>
      </p>
    </article>
  );
}
