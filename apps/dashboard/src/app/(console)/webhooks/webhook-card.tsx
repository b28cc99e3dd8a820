'use client';

import type { ReactNode } from 'react';
import { Switch } from '@mantine/core';
import type { SessionView, WebhookDay, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { useUpdateWebhook } from '../../../features/webhooks/queries';
import { MomentWithin } from '../../../shared/ui/moment';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { HourBars } from '../../../features/webhooks/hour-bars';
import { webhookAddress, webhookName } from '../../../features/webhooks/address';
import { WebhookBadge } from '../../../features/webhooks/webhook-badge';
import { numberWords } from '../../../features/numbers/words';
import { BehindBadge, useIsBehind } from './behind';
import classes from './webhook-card.module.css';
import { daySummary } from '../../../features/webhooks/webhook-state';
import { Link } from '../../../shared/ui/link';
import { CardEvents } from './card-events';
import type { WebhookActs } from './webhook-items';
import { WebhookMenu } from './webhook-menu';
import { cardWords as words } from './words';

interface WebhookCardProps extends WebhookActs {
  webhook: WebhookView;
  sessions: readonly SessionView[];
  /** Its last day, and what waits; undefined when nothing was sent and nothing waits. */
  day: WebhookDay | undefined;
}

function numbersOf(webhook: WebhookView, sessions: readonly SessionView[]): string {
  if (!webhook.sessionIds) return numberWords.all;
  const names = webhook.sessionIds.map(
    (id) => sessions.find((session) => session.id === id)?.name ?? numberWords.deleted,
  );
  return names.length > 3 ? words.numbers(names.length) : names.join(', ');
}

/** One webhook of the list: what it is called, how it is doing, and what it is sent. */
export function WebhookCard({ webhook, sessions, day, ...acts }: WebhookCardProps) {
  const name = webhookName(webhook);
  const isBehind = useIsBehind(webhook, day);
  return (
    <article className={classes.root} data-paused={!webhook.enabled || undefined}>
      <div className={classes.about}>
        <div className={classes.head}>
          <h2 className={classes.name} data-url={name === webhook.url || undefined}>
            <Link href={webhookAddress(webhook.id)}>{name}</Link>
          </h2>
          <WebhookBadge webhook={webhook} />
          {isBehind && day && <BehindBadge of={day} />}
        </div>
        {name !== webhook.url && <p className={classes.url}>{webhook.url}</p>}
        <div className={classes.meta}>
          <span>
            {numbersOf(webhook, sessions)} · {words.added(<MomentWithin at={webhook.createdAt} />)}
          </span>
          <CardEvents of={name} events={webhook.events} />
        </div>
      </div>
      <Day day={day} />
      <Controls webhook={webhook} {...acts} />
    </article>
  );
}

function Day({ day }: { day: WebhookDay | undefined }): ReactNode {
  const { share } = daySummary({ hours: day?.hours ?? [] });
  return (
    <div className={classes.day}>
      {day && share !== null && <HourBars hours={day.hours} size="small" />}
      <span>{share === null ? words.nothingSent : words.delivered(share)}</span>
    </div>
  );
}

function Controls({ webhook, ...acts }: WebhookActs & { webhook: WebhookView }) {
  const update = useUpdateWebhook();
  const mayChange = useMay('webhooks:write');
  const name = webhookName(webhook);
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
    <div className={classes.controls}>
      <Switch
        label={enabled ? words.on : words.paused}
        labelPosition="left"
        // What is seen beside it is part of its name, so that it can be spoken to.
        aria-label={enabled ? words.switchOn(name) : words.switchPaused(name)}
        checked={enabled}
        onChange={(event) => toggle(event.currentTarget.checked)}
        disabled={update.isPending || !mayChange}
      />
      {mayChange && <WebhookMenu of={name} {...acts} />}
    </div>
  );
}
