'use client';

import { DeliveryDialog } from '../../../../features/deliveries/detail/delivery-dialog';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import { WEBHOOKS } from '../../../../features/webhooks/address';
import { useWebhooks } from '../../../../features/webhooks/queries';
import { webhookWords } from '../../../../features/webhooks/words';
import { useOpenItem } from '../../../../shared/address';
import { BackLink } from '../../../../shared/screens/back-link';
import { PageHeader } from '../../../../shared/screens/page-header';
import { words } from './words';

/** Deliveries of every webhook in one list: what failed today, wherever it was to go. */
export function DeliveriesScreen() {
  const { data: webhooks = [] } = useWebhooks();
  const delivery = useOpenItem('delivery');
  return (
    <>
      <BackLink href={WEBHOOKS} label={webhookWords.title} />
      <PageHeader title={words.title} lead={words.lead} />
      <DeliveryLog
        webhookId={null}
        addresses={new Map(webhooks.map(({ id, url }) => [id, url]))}
        onOpen={delivery.open}
      />
      <DeliveryDialog id={delivery.item} onClose={delivery.close} />
    </>
  );
}
