import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WebhooksScreen } from './webhooks-screen';
import { webhookWords } from '../../../features/webhooks/words';

export const metadata: Metadata = { title: webhookWords.title };

export default function Page() {
  return (
    <Suspense>
      <WebhooksScreen />
    </Suspense>
  );
}
