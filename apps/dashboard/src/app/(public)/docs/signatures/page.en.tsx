import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Signatures } from './signatures';

export const metadata: Metadata = { title: PAGES.signatures.title };

const SECTIONS = [
  ['signature-verification', 'Signature verification'],
  ['check-a-signature', 'Check a signature'],
] as const;

export default function SignaturesPage() {
  return (
    <DocsPage place={PAGES.signatures} sections={SECTIONS}>
      <Signatures />
    </DocsPage>
  );
}
