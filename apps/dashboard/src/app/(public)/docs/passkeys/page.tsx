import type { Metadata } from 'next';
import { DocsHeading } from '../frame/docs-frame';
import frame from '../frame/errors-page.module.css';
import prose from '../frame/prose.module.css';
import { Passkeys } from '../sections/passkeys';
import { Link } from '../../../../shared/ui/link';

export const metadata: Metadata = { title: 'Passkeys' };

export default function PasskeysPage() {
  return (
    <div className={frame.root}>
      <p className={frame.back}>
        <Link href="/docs/#connecting-a-number">Documentation</Link>
      </p>
      <DocsHeading
        title="Passkeys"
        lead="Since the middle of 2026 WhatsApp links a growing share of accounts only with their passkey. How to give it, and how to do so from your own code."
      />
      <div className={prose.prose}>
        <Passkeys />
      </div>
    </div>
  );
}
