import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Localhost } from './localhost';

export const metadata: Metadata = { title: PAGES.localhost.title };

export default function LocalhostPage() {
  return (
    <DocsPage place={PAGES.localhost} section="webhooks" hasRequests>
      <Localhost />
    </DocsPage>
  );
}
