'use client';

import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconDots, IconEye, IconPencil, IconRotate, IconTrash } from '@tabler/icons-react';
import type { SessionView, WebhookHour, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { useUpdateWebhook } from '../../../features/webhooks/queries';
import { Moment } from '../../../shared/ui/moment';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { HourBars } from '../../../features/webhooks/hour-bars';
import { webhookAddress } from '../../../features/webhooks/address';
import { WebhookBadge } from '../../../features/webhooks/webhook-badge';
import { numberWords } from '../../../features/numbers/words';
import classes from './webhook-card.module.css';
import { daySummary } from '../../../features/webhooks/webhook-state';
import { Link } from '../../../shared/ui/link';
import { cardWords as words } from './words';

interface WebhookCardProps {
  webhook: WebhookView;
  sessions: readonly SessionView[];
  /** Its last day; undefined when nothing was sent. */
  hours: readonly WebhookHour[] | undefined;
  onEdit: () => void;
  onReveal: () => void;
  onRotate: () => void;
  onDelete: () => void;
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
          <Link href={webhookAddress(webhook.id)}>{webhook.url}</Link>
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
            <Menu position="bottom-end" width={190}>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  aria-label={words.actions(webhook.url)}
                >
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onEdit}>
                  {words.edit}
                </Menu.Item>
                <Menu.Item leftSection={<IconEye size={16} stroke={1.7} />} onClick={onReveal}>
                  {words.reveal}
                </Menu.Item>
                <Menu.Item leftSection={<IconRotate size={16} stroke={1.7} />} onClick={onRotate}>
                  {words.rotate}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item
                  c="var(--mantine-color-error)"
                  leftSection={<IconTrash size={16} stroke={1.7} />}
                  onClick={onDelete}
                >
                  {words.remove}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </div>
      <div className={classes.doing}>
        <WebhookBadge webhook={webhook} />
        {hours && (
          <>
            <HourBars hours={hours} size="small" />
            <span className={classes.share}>
              <Share hours={hours} />
            </span>
          </>
        )}
      </div>
      {webhook.description && <p className={classes.note}>{webhook.description}</p>}
      <ul className={classes.events} aria-label={words.events}>
        {webhook.events.map((event) => (
          <li key={event}>
            <code>{event}</code>
          </li>
        ))}
      </ul>
      <p className={classes.meta}>
        {numbersOf(webhook, sessions)} · {words.added(<Moment at={webhook.createdAt} />)} ·{' '}
        <Link href={webhookAddress(webhook.id)}>{words.deliveries}</Link>
      </p>
    </article>
  );
}
