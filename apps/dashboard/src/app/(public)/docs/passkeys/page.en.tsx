import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Passkeys } from './passkeys';

export const metadata: Metadata = { title: PAGES.passkeys.title };

const SECTIONS = [
  ['what', 'What WhatsApp asks'],
  ['extension', 'With the browser extension'],
  ['console', 'With the console of the browser'],
  ['api', 'From your own code'],
  ['failures', 'When it does not work'],
] as const;

export default function PasskeysPage() {
  return (
    <DocsPage place={PAGES.passkeys} sections={SECTIONS} hasRequests>
      <Passkeys />
    </DocsPage>
  );
}
