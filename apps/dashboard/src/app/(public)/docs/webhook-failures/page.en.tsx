import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { WebhookFailures } from './webhook-failures';

export const metadata: Metadata = { title: PAGES.webhookFailures.title };

const SECTIONS = [
  ['find', 'Find the delivery'],
  ['errors', 'What an error means'],
  ['waiting', 'What a delivery waits for'],
  ['down', 'When the endpoint is down'],
  ['again', 'Send again what was missed'],
  ['signature', 'When the signature does not verify'],
] as const;

export default function WebhookFailuresPage() {
  return (
    <DocsPage place={PAGES.webhookFailures} sections={SECTIONS} hasRequests>
      <WebhookFailures />
    </DocsPage>
  );
}
