'use client';

import { Skeleton, Stack } from '@mantine/core';
import type { WebhookView } from '@whathooks/dto';
import { DeliveryDialog } from '../../../../features/deliveries/detail/delivery-dialog';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import { WEBHOOKS, webhookName } from '../../../../features/webhooks/address';
import { EndpointDown } from '../endpoint-down';
import { useWebhooks } from '../../../../features/webhooks/queries';
import { webhookWords } from '../../../../features/webhooks/words';
import { useOpenItem } from '../../../../shared/address';
import { BackLink } from '../../../../shared/screens/back-link';
import { PageHeader } from '../../../../shared/screens/page-header';
import { Link } from '../../../../shared/ui/link';
import { words } from './words';

/** Endpoints that are told in full; of more, their number. */
const DOWN_MOST = 3;

/** Deliveries of every webhook in one list: what failed today, wherever it was to go. */
export function DeliveriesScreen() {
  const { data: webhooks = [], isPending } = useWebhooks();
  const delivery = useOpenItem('delivery');
  return (
    <>
      <BackLink href={WEBHOOKS} label={webhookWords.title} />
      <PageHeader title={words.title} lead={words.lead} />
      {isPending ? (
        <Skeleton height={420} radius="lg" />
      ) : (
        <Stack gap="xl">
          <DownEndpoints webhooks={webhooks} />
          <DeliveryLog
            webhookId={null}
            names={new Map(webhooks.map((webhook) => [webhook.id, webhookName(webhook)]))}
            onOpen={delivery.open}
          />
        </Stack>
      )}
      <DeliveryDialog id={delivery.item} onClose={delivery.close} />
    </>
  );
}

/** Why so much may wait. Nothing where every endpoint answers. */
function DownEndpoints({ webhooks }: { webhooks: readonly WebhookView[] }) {
  const down = webhooks.filter(({ state }) => state === 'down');
  if (down.length === 0) return null;
  return (
    <Stack gap="sm">
      {down.slice(0, DOWN_MOST).map((webhook) => (
        <EndpointDown key={webhook.id} webhook={webhook} isNamed />
      ))}
      {down.length > DOWN_MOST && (
        <Link href={WEBHOOKS}>{words.moreDown(down.length - DOWN_MOST)}</Link>
      )}
    </Stack>
  );
}
