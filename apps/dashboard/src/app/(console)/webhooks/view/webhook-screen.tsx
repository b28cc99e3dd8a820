'use client';

import dynamic from 'next/dynamic';
import { useRouter, useSearchParams } from 'next/navigation';
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconSend, IconWebhookOff } from '@tabler/icons-react';
import type { WebhookView } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import {
  useDeliveries,
  useRecoveries,
  useWebhookStats,
} from '../../../../features/deliveries/queries';
import { WEBHOOKS, webhookName } from '../../../../features/webhooks/address';
import { Behind } from '../behind';
import { EndpointDown } from '../endpoint-down';
import { EndpointOff } from '../endpoint-off';
import { useWebhook } from '../../../../features/webhooks/queries';
import { WebhookBadge } from '../../../../features/webhooks/webhook-badge';
import { webhookWords } from '../../../../features/webhooks/words';
import { parseAsDialog, STEP, useOpenItem } from '../../../../shared/address';
import { useOnceTrue } from '../../../../shared/use-once-true';
import { DetailScreen } from '../../../../shared/screens/detail-screen';
import { QueryState } from '../../../../shared/screens/query-state';
import { WebhookQuestions } from '../dialogs/webhook-questions';
import { useWebhookActs } from '../use-webhook-acts';
import { WebhookMenu } from '../webhook-menu';
import { Recoveries } from './recovery/recoveries';
import { WebhookDay } from './webhook-day';
import { WebhookFacts } from './webhook-facts';
import classes from './webhook-screen.module.css';
import { factWords, words } from './words';

// Each is loaded when it is opened, and what stands at the end of the screen after the rest.
const RecoverDialog = dynamic(() =>
  import('./recovery/recover-dialog').then((parts) => parts.RecoverDialog),
);
const EditWebhook = dynamic(() =>
  import('../dialogs/edit-webhook').then((parts) => parts.EditWebhook),
);
const TestDialog = dynamic(() => import('./test-dialog').then((parts) => parts.TestDialog));
const DeliveryDialog = dynamic(() =>
  import('../../../../features/deliveries/detail/delivery-dialog').then(
    (parts) => parts.DeliveryDialog,
  ),
);
const Verification = dynamic(() => import('./verification').then((parts) => parts.Verification));

const DIALOGS = ['recover', 'test', 'edit'] as const;

/** One webhook: how it is doing, all that was sent to it, and how to send it again. */
export function WebhookScreen() {
  const id = useSearchParams().get('id') ?? '';
  const query = useWebhook(id);
  const [dialog, setDialog] = useQueryState('dialog', parseAsDialog(DIALOGS));
  const close = () => void setDialog(null);
  const mayChange = useMay('webhooks:write');
  const isTested = useOnceTrue(dialog === 'test');
  const isRecovered = useOnceTrue(dialog === 'recover');
  const isEdited = useOnceTrue(dialog === 'edit');
  const { push } = useRouter();
  const { actsOf, question, onAsk } = useWebhookActs(() => void setDialog('edit', STEP));
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
      name={webhookName}
      header={(webhook) => ({
        title: <WebhookTitle webhook={webhook} />,
        badge: <WebhookBadge webhook={webhook} />,
        lead:
          webhookName(webhook) === webhook.url ? undefined : (
            <span className={classes.address}>{webhook.url}</span>
          ),
        action: mayChange ? (
          <Group gap="sm">
            <Button variant="default" onClick={() => void setDialog('edit', STEP)}>
              {factWords.edit}
            </Button>
            <Button variant="default" onClick={() => void setDialog('recover', STEP)}>
              {words.recover}
            </Button>
            <Button
              leftSection={<IconSend size={16} />}
              onClick={() => void setDialog('test', STEP)}
            >
              {words.sendTest}
            </Button>
            <WebhookMenu of={webhookName(webhook)} {...actsOf(webhook)} />
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
              {isTested && (
                <TestDialog webhook={webhook} opened={dialog === 'test'} onClose={close} />
              )}
              {isRecovered && (
                <RecoverDialog webhook={webhook} opened={dialog === 'recover'} onClose={close} />
              )}
              {isEdited && (
                <EditWebhook webhook={dialog === 'edit' ? webhook : undefined} onClose={close} />
              )}
              <WebhookQuestions
                question={question}
                onAsk={onAsk}
                onDeleted={() => push(WEBHOOKS)}
              />
            </>
          )}
        </>
      )}
    </DetailScreen>
  );
}

/** What people called it; for want of that its address, which is written as one. */
function WebhookTitle({ webhook }: { webhook: WebhookView }) {
  const name = webhookName(webhook);
  return name === webhook.url ? <span className={classes.url}>{name}</span> : name;
}

function Loaded({ webhook }: { webhook: WebhookView }) {
  const stats = useWebhookStats(webhook.id);
  const recoveries = useRecoveries(webhook.id);
  const log = useDeliveries(webhook.id, {});
  const delivery = useOpenItem('delivery');
  const isOpened = useOnceTrue(delivery.item !== null);
  // All at once: what comes later would push what is read already. What failed is over, too.
  if (!stats.isFetched || !recoveries.isFetched || !log.isFetched) {
    return <Skeleton height={420} radius="lg" />;
  }
  return (
    <Stack gap="xl">
      <QueryState query={stats}>
        {(known) => (
          <>
            <EndpointDown webhook={webhook} stats={known} />
            <EndpointOff webhook={webhook} stats={known} />
            <Behind webhook={webhook} stats={known} />
            <WebhookDay stats={known} />
          </>
        )}
      </QueryState>
      <WebhookFacts webhook={webhook} />
      <Recoveries webhook={webhook} />
      <DeliveryLog webhookId={webhook.id} onOpen={delivery.open} />
      <Verification webhook={webhook} />
      {isOpened && <DeliveryDialog id={delivery.item} onClose={delivery.close} />}
    </Stack>
  );
}
