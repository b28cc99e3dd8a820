import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { WebhookFailures } from './webhook-failures';

export const metadata: Metadata = { title: PAGES.webhookFailures.title };

export default function WebhookFailuresPage() {
  return (
    <DocsPage place={PAGES.webhookFailures} section="retries" hasRequests>
      <WebhookFailures />
    </DocsPage>
  );
}
