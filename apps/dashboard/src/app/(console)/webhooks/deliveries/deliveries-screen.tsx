'use client';

import { useState } from 'react';
import { useSearchParams } from 'next/navigation';
import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useWebhooks } from '../../../../features/webhooks/queries';
import { PageHeader } from '../../../../shared/screens/page-header';
import classes from './deliveries-screen.module.css';
import { DeliveryLog } from '../../../../features/deliveries/log/delivery-log';
import { DeliveryModal } from '../../../../features/deliveries/detail/delivery-modal';
import { STATUS_NAMES } from '../../../../features/deliveries/words';
import { Link } from '../../../../shared/ui/link';

/** Deliveries of every webhook in one list: what failed today, wherever it was to go. */
export function DeliveriesScreen() {
  const { data: webhooks = [] } = useWebhooks();
  const asked = useSearchParams().get('status');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <Anchor component={Link} href="/webhooks/" className={classes.back} c="dimmed" size="sm">
        <IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />
        Webhooks
      </Anchor>
      <PageHeader title="All deliveries" lead="Deliveries to all webhooks, newest first." />
      <DeliveryLog
        webhookId={null}
        status={STATUS_NAMES.find((name) => name === asked)}
        addresses={new Map(webhooks.map(({ id, url }) => [id, url]))}
        onOpen={({ id }) => setOpen(id)}
      />
      <DeliveryModal id={open} onClose={() => setOpen(null)} />
    </>
  );
}
