'use client';

import { useSearchParams } from 'next/navigation';
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconSend, IconWebhookOff } from '@tabler/icons-react';
import type { WebhookView } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { DeliveryDialog } from '../../../../features/deliveries/detail/delivery-dialog';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import {
  useDeliveries,
  useRecoveries,
  useWebhookStats,
} from '../../../../features/deliveries/queries';
import { WEBHOOKS } from '../../../../features/webhooks/address';
import { EndpointDown } from '../endpoint-down';
import { useWebhook } from '../../../../features/webhooks/queries';
import { WebhookBadge } from '../../../../features/webhooks/webhook-badge';
import { webhookWords } from '../../../../features/webhooks/words';
import { parseAsDialog, STEP, useOpenItem } from '../../../../shared/address';
import { DetailScreen } from '../../../../shared/screens/detail-screen';
import { Recoveries } from './recovery/recoveries';
import { RecoverDialog } from './recovery/recover-dialog';
import { TestDialog } from './test-dialog';
import { Verification } from './verification';
import { WebhookDay } from './webhook-day';
import classes from './webhook-screen.module.css';
import { words } from './words';

const DIALOGS = ['recover', 'test'] as const;

/** One webhook: how it is doing, all that was sent to it, and how to send it again. */
export function WebhookScreen() {
  const id = useSearchParams().get('id') ?? '';
  const query = useWebhook(id);
  const [dialog, setDialog] = useQueryState('dialog', parseAsDialog(DIALOGS));
  const close = () => void setDialog(null);
  const mayChange = useMay('webhooks:write');
  return (
    <DetailScreen
      id={id}
      query={query}
      back={{ href: WEBHOOKS, label: webhookWords.title }}
      missing={{
        icon: IconWebhookOff,
        header: webhookWords.webhook,
        title: webhookWords.missing,
        action: webhookWords.all,
      }}
      name={({ url }) => url}
      header={(webhook) => ({
        title: <span className={classes.url}>{webhook.url}</span>,
        badge: <WebhookBadge webhook={webhook} />,
        lead: webhook.description ?? undefined,
        action: mayChange ? (
          <Group gap="sm">
            <Button variant="default" onClick={() => void setDialog('recover', STEP)}>
              {words.recover}
            </Button>
            <Button
              leftSection={<IconSend size={16} />}
              onClick={() => void setDialog('test', STEP)}
            >
              {words.sendTest}
            </Button>
          </Group>
        ) : (
          <RoleNote to="webhooks:write" />
        ),
      })}
    >
      {(webhook) => (
        <>
          <Loaded webhook={webhook} />
          {mayChange && (
            <>
              <TestDialog webhook={webhook} opened={dialog === 'test'} onClose={close} />
              <RecoverDialog webhook={webhook} opened={dialog === 'recover'} onClose={close} />
            </>
          )}
        </>
      )}
    </DetailScreen>
  );
}

function Loaded({ webhook }: { webhook: WebhookView }) {
  const { data: stats, isPending } = useWebhookStats(webhook.id);
  const recoveries = useRecoveries(webhook.id);
  const log = useDeliveries(webhook.id, {});
  const delivery = useOpenItem('delivery');
  // All at once: what comes later would push what is read already.
  if (isPending || recoveries.isPending || log.isPending) {
    return <Skeleton height={420} radius="lg" />;
  }
  return (
    <Stack gap="xl">
      {stats && <EndpointDown webhook={webhook} stats={stats} />}
      {stats && <WebhookDay stats={stats} />}
      <Recoveries webhook={webhook} />
      <DeliveryLog webhookId={webhook.id} onOpen={delivery.open} />
      <Verification webhook={webhook} />
      <DeliveryDialog id={delivery.item} onClose={delivery.close} />
    </Stack>
  );
}
