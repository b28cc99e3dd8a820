import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { ClientsAndLimits } from './clients-and-limits';
import { ConnectLinks } from './connect-links';

export const metadata: Metadata = { title: PAGES.clients.title };

const SECTIONS = [
  ['clients-and-limits', 'Clients and limits'],
  ['connect-links', 'Connect links'],
] as const;

export default function ClientsPage() {
  return (
    <DocsPage place={PAGES.clients} sections={SECTIONS} hasRequests>
      <ClientsAndLimits />
      <ConnectLinks />
    </DocsPage>
  );
}
