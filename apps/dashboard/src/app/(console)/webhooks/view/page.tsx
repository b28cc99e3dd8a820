import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WebhookScreen } from './webhook-screen';
import { webhookWords } from '../../../../features/webhooks/words';

export const metadata: Metadata = { title: webhookWords.webhook };

export default function Page() {
  return (
    <Suspense>
      <WebhookScreen />
    </Suspense>
  );
}
