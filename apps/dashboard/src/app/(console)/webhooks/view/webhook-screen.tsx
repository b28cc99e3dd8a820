'use client';

import { useState } from 'react';
import { useSearchParams } from 'next/navigation';
import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft, IconSend, IconWebhookOff } from '@tabler/icons-react';
import type { WebhookView } from '@whathooks/dto';
import { toProblem } from '../../../../shared/api/problem';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import { DeliveryModal } from '../../../../features/deliveries/detail/delivery-modal';
import { RecoverModal } from './recovery/recover-modal';
import { Recoveries } from './recovery/recoveries';
import { TestModal } from './test-modal';
import {
  useDeliveries,
  useRecoveries,
  useWebhookStats,
} from '../../../../features/deliveries/queries';
import { useWebhook } from '../../../../features/webhooks/queries';
import { Empty } from '../../../../shared/notices/empty';
import { PageHeader } from '../../../../shared/screens/page-header';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { EndpointDown } from './endpoint-down';
import { Verification } from './verification';
import { WebhookBadge } from '../../../../features/webhooks/webhook-badge';
import { WebhookDay } from './webhook-day';
import classes from './webhook-screen.module.css';
import { Link } from '../../../../shared/ui/link';

/** One webhook: how it is doing, all that was sent to it, and how to send it again. */
export function WebhookScreen() {
  const id = useSearchParams().get('id') ?? '';
  const { data, error, isPending, refetch } = useWebhook(id);
  const missing = id === '' || (error && toProblem(error).status === 404);
  return (
    <>
      <Anchor component={Link} href="/webhooks/" className={classes.back} c="dimmed" size="sm">
        <IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />
        Webhooks
      </Anchor>
      {missing ? (
        <Gone />
      ) : data ? (
        <Loaded webhook={data} />
      ) : isPending ? (
        <Skeleton height={320} radius="lg" />
      ) : (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

type Open = { what: 'test' } | { what: 'recover' } | { what: 'delivery'; id: string } | null;

function Loaded({ webhook }: { webhook: WebhookView }) {
  const { data: stats, isPending } = useWebhookStats(webhook.id);
  const recoveries = useRecoveries(webhook.id);
  const log = useDeliveries(webhook.id, {});
  useDocumentTitle(`${webhook.url} · whathooks`);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={<span className={classes.url}>{webhook.url}</span>}
        badge={<WebhookBadge webhook={webhook} />}
        lead={webhook.description ?? undefined}
        action={
          <Group gap="sm">
            <Button variant="default" onClick={() => setOpen({ what: 'recover' })}>
              Recover
            </Button>
            <Button leftSection={<IconSend size={16} />} onClick={() => setOpen({ what: 'test' })}>
              Send test event
            </Button>
          </Group>
        }
      />
      {isPending || recoveries.isPending || log.isPending ? (
        // All at once: what comes later would push what is read already.
        <Skeleton height={420} radius="lg" />
      ) : (
        <Stack gap="xl">
          {stats && <EndpointDown webhook={webhook} stats={stats} />}
          {stats && <WebhookDay stats={stats} />}
          <Recoveries webhook={webhook} />
          <DeliveryLog
            webhookId={webhook.id}
            onOpen={(delivery) => setOpen({ what: 'delivery', id: delivery.id })}
          />
          <Verification webhook={webhook} />
        </Stack>
      )}
      <TestModal webhook={webhook} opened={open?.what === 'test'} onClose={close} />
      <RecoverModal webhook={webhook} opened={open?.what === 'recover'} onClose={close} />
      <DeliveryModal id={open?.what === 'delivery' ? open.id : null} onClose={close} />
    </>
  );
}

function Gone() {
  return (
    <>
      <PageHeader title="Webhook" />
      <Empty
        icon={IconWebhookOff}
        title="This webhook does not exist"
        action={
          <Button component={Link} href="/webhooks/">
            All webhooks
          </Button>
        }
      >
        <p>It was deleted, or the address is incomplete.</p>
      </Empty>
    </>
  );
}
