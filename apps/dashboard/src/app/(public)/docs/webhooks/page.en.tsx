import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Webhooks } from './webhooks';

export const metadata: Metadata = { title: PAGES.webhooks.title };

const SECTIONS = [
  ['registering', 'Registering a webhook'],
  ['events', 'Events'],
  ['delivery-headers', 'Delivery headers'],
  ['payload-envelope', 'Payload envelope'],
] as const;

export default function WebhooksPage() {
  return (
    <DocsPage place={PAGES.webhooks} sections={SECTIONS} hasRequests>
      <Webhooks />
    </DocsPage>
  );
}
