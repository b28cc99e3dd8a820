'use client';

import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { AttemptView, DeliveryDetail } from '@whathooks/dto';
import { useAttempts, useDelivery, useResend } from '../queries';
import { useWebhook } from '../../webhooks/queries';
import { CopyAction, CopyIcon } from '../../../shared/ui/copy';
import { LoadOlder } from '../../../shared/lists/load-older';
import { Moment, Upcoming } from '../../../shared/ui/moment';
import { Notice } from '../../../shared/notices/notice';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { AttemptDetails } from './attempt-details';
import { toCurl } from './curl';
import classes from './delivery-modal.module.css';
import { DeliveryStatus } from '../delivery-status';
import { resentWords, standing, TRIGGER_LABELS, WAITS_FOR_SWITCH } from '../words';

interface DeliveryModalProps {
  /** Null when none is looked at. */
  id: string | null;
  onClose: () => void;
}

/** One delivery: what was sent, what was answered, attempt by attempt. */
export function DeliveryModal({ id, onClose }: DeliveryModalProps) {
  return (
    <Modal opened={id !== null} onClose={onClose} title="Delivery" size="min(64rem, 100%)">
      {id !== null && <Delivery id={id} onClose={onClose} />}
    </Modal>
  );
}

function Delivery({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isPending, refetch } = useDelivery(id);
  if (isPending) return <Skeleton height={320} radius="md" />;
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <DeliveryWithAttempts delivery={data} onClose={onClose} />;
}

interface DeliveryWithAttemptsProps {
  delivery: DeliveryDetail;
  onClose: () => void;
}

function DeliveryWithAttempts({ delivery, onClose }: DeliveryWithAttemptsProps) {
  const query = useAttempts(delivery);
  if (query.isPending) return <Skeleton height={320} radius="md" />;
  if (!query.data) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  const attempts = query.data.pages.flatMap(({ data }) => data);
  return (
    <Stack gap="lg">
      <Summary delivery={delivery} />
      <Actions delivery={delivery} latest={attempts[0]} onClose={onClose} />
      <Attempts attempts={attempts} hasOlder={query.hasNextPage} />
      <LoadOlder query={query} what="attempts" mx="auto" />
      {attempts.length === 0 && (
        <section aria-labelledby="payload-title">
          <h3 id="payload-title" className={classes.title}>
            Payload
          </h3>
          <pre className={classes.payload} tabIndex={0}>
            {delivery.payload === null
              ? 'The event is past its retention period.'
              : JSON.stringify(delivery.payload, null, 2)}
          </pre>
        </section>
      )}
    </Stack>
  );
}

function Summary({ delivery }: { delivery: DeliveryDetail }) {
  const trigger = TRIGGER_LABELS[delivery.trigger];
  return (
    <>
      <dl className={classes.summary}>
        <div>
          <dt>Status</dt>
          <dd>
            <DeliveryStatus status={delivery.status} />
          </dd>
        </div>
        <div>
          <dt>Event</dt>
          <dd>
            <code>{delivery.event}</code>
            {trigger && ` (${trigger})`}
          </dd>
        </div>
        <div>
          <dt>Created</dt>
          <dd>
            <Moment at={delivery.createdAt} />
          </dd>
        </div>
        {delivery.nextAttemptAt && (
          <div>
            <dt>Next attempt</dt>
            <dd>
              <Upcoming at={delivery.nextAttemptAt} />
            </dd>
          </div>
        )}
        <div className={classes.wide}>
          <dt>Event id</dt>
          <dd>
            <code>{delivery.eventId}</code>
            <CopyIcon value={delivery.eventId} what="event id" />
          </dd>
        </div>
      </dl>
      <p className={classes.standing}>{standing(delivery)}</p>
    </>
  );
}

interface ActionsProps {
  delivery: DeliveryDetail;
  latest: AttemptView | undefined;
  onClose: () => void;
}

function Actions({ delivery, latest, onClose }: ActionsProps) {
  const resend = useResend();
  const { data: webhook } = useWebhook(delivery.webhookId);
  const isQueued = delivery.endedAt === null;
  const isOff = webhook?.enabled === false;
  const send = () =>
    resend.mutate(delivery.id, {
      onSuccess: () => {
        notifyDone(resentWords(isQueued, isOff));
        onClose();
      },
      onError: notifyProblem,
    });
  return (
    <>
      {isOff && <Notice tone="warning">{WAITS_FOR_SWITCH}</Notice>}
      <Group gap="sm">
        {(!isQueued || delivery.attempts > 0 || delivery.waitsFor === 'endpoint') && (
          <Button
            size="xs"
            leftSection={<IconRefresh size={15} />}
            loading={resend.isPending}
            onClick={send}
          >
            {isQueued ? 'Retry now' : 'Resend'}
          </Button>
        )}
        {latest && latest.request.headers.length > 0 && (
          <CopyAction value={toCurl(latest.request)} what="as cURL" />
        )}
      </Group>
    </>
  );
}

interface AttemptsProps {
  attempts: readonly AttemptView[];
  hasOlder: boolean;
}

function Attempts({ attempts, hasOlder }: AttemptsProps) {
  if (attempts.length === 0) return null;
  const all = attempts.length === 1 ? 'One attempt' : `${attempts.length} attempts, newest first`;
  return (
    <section aria-labelledby="attempts-title">
      <h3 id="attempts-title" className={classes.title}>
        {hasOlder ? `The newest ${attempts.length} attempts` : all}
      </h3>
      <ol className={classes.attempts}>
        {attempts.map((attempt, index) => (
          <li key={attempt.id}>
            <AttemptDetails attempt={attempt} open={index === 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}
