import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WebhookScreen } from './webhook-screen';

export const metadata: Metadata = { title: 'Webhook' };

export default function Page() {
  return (
    <Suspense>
      <WebhookScreen />
    </Suspense>
  );
}
