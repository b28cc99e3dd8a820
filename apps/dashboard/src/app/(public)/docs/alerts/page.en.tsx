import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Alerts } from './alerts';

export const metadata: Metadata = { title: PAGES.alerts.title };

export default function AlertsPage() {
  return (
    <DocsPage place={PAGES.alerts} section="introduction">
      <Alerts />
    </DocsPage>
  );
}
