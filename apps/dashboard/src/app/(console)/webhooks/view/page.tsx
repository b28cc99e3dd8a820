import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WebhookScreen } from '../../../../webhooks/webhook-screen';

export const metadata: Metadata = { title: 'Webhook' };

export default function Page() {
  return (
    <Suspense>
      <WebhookScreen />
    </Suspense>
  );
}
