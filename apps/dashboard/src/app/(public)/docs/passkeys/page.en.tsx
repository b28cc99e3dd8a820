import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Passkeys } from '../sections/passkeys';

export const metadata: Metadata = { title: PAGES.passkeys.title };

export default function PasskeysPage() {
  return (
    <DocsPage place={PAGES.passkeys} section="connecting-a-number" hasRequests>
      <Passkeys />
    </DocsPage>
  );
}
