import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Alerts } from './alerts';

export const metadata: Metadata = { title: PAGES.alerts.title };

const SECTIONS = [
  ['what', 'What opens an alert'],
  ['where', 'Where they are told'],
  ['settings', 'When they are told'],
] as const;

export default function AlertsPage() {
  return (
    <DocsPage place={PAGES.alerts} sections={SECTIONS}>
      <Alerts />
    </DocsPage>
  );
}
