import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Connecting } from './connecting';

export const metadata: Metadata = { title: PAGES.connecting.title };

const SECTIONS = [
  ['creating', 'Create a session'],
  ['statuses', 'Statuses'],
  ['qr-code', 'The QR code'],
  ['pairing-code', 'A pairing code instead'],
  ['reasons', 'Reasons of a status'],
] as const;

export default function ConnectingPage() {
  return (
    <DocsPage place={PAGES.connecting} sections={SECTIONS} hasRequests>
      <Connecting />
    </DocsPage>
  );
}
