import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Order, Retries } from './retries';
import { Audit, SendingAgain } from './recovery';

export const metadata: Metadata = { title: PAGES.retries.title };

const SECTIONS = [
  ['retries', 'Retries'],
  ['order', 'Order'],
  ['sending-again', 'Sending again'],
  ['audit-log', 'Secret audit log'],
] as const;

export default function RetriesPage() {
  return (
    <DocsPage place={PAGES.retries} sections={SECTIONS} hasRequests>
      <Retries />
      <Order />
      <SendingAgain />
      <Audit />
    </DocsPage>
  );
}
