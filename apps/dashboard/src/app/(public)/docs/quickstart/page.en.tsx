import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Quickstart } from './quickstart';

export const metadata: Metadata = { title: PAGES.quickstart.title };

const SECTIONS = [
  ['account', '1. Start, and make an account'],
  ['number', '2. Link a number'],
  ['webhook', '3. Receive a message'],
  ['key', '4. Send one'],
  ['code', 'The same from code'],
] as const;

export default function QuickstartPage() {
  return (
    <DocsPage place={PAGES.quickstart} sections={SECTIONS} hasRequests>
      <Quickstart />
    </DocsPage>
  );
}
