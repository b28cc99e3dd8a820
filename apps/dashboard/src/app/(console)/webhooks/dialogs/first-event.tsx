'use client';

import { Button, Loader } from '@mantine/core';
import type { DeliveryView, WebhookView } from '@whathooks/dto';
import { DeliveryStatus } from '../../../../features/deliveries/delivery-status';
import { useDeliveries, useTestEvent } from '../../../../features/deliveries/queries';
import { firstText, standing, whoText } from '../../../../features/deliveries/delivery-text';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import classes from './first-event.module.css';
import { firstEventWords as words } from './words';

/** Waits for what comes first to a new webhook, and tells whether it arrived. */
export function FirstEvent({ webhook }: { webhook: WebhookView }) {
  const { data } = useDeliveries(webhook.id, {});
  const test = useTestEvent(webhook.id);
  // The oldest: it is told that something came, not what comes now.
  const first = data?.pages.flatMap((page) => page.data).at(-1);
  const event = webhook.events[0] ?? 'message.received';
  return (
    <section className={classes.root} aria-label={words.title}>
      <div role="status" className={classes.state}>
        {first ? <Arrived delivery={first} /> : <Waiting />}
      </div>
      {test.error && <ProblemNotice error={test.error} />}
      <Button
        variant="default"
        size="xs"
        className={classes.send ?? ''}
        loading={test.isPending}
        onClick={() => test.mutate(event)}
      >
        {words.sendTest}
      </Button>
    </section>
  );
}

function Waiting() {
  return (
    <>
      <Loader size="xs" aria-hidden="true" />
      <span>{words.waiting}</span>
    </>
  );
}

function Arrived({ delivery }: { delivery: DeliveryView }) {
  const said = [whoText(delivery.about), firstText(delivery.about)].filter(Boolean).join(': ');
  return (
    <>
      <DeliveryStatus status={delivery.status} />
      <span className={classes.words}>
        <code>{delivery.event}</code> {said && <bdi>{said}</bdi>}
        <br />
        {standing(delivery)}
      </span>
    </>
  );
}
