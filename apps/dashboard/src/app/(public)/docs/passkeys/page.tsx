import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { Passkeys } from '../sections/passkeys';

export const metadata: Metadata = { title: 'Passkeys' };

export default function PasskeysPage() {
  return (
    <DocsPage
      title="Passkeys"
      lead="Since the middle of 2026 WhatsApp links a growing share of accounts only with their passkey. How to give it, and how to do so from your own code."
      section="connecting-a-number"
    >
      <Passkeys />
    </DocsPage>
  );
}
