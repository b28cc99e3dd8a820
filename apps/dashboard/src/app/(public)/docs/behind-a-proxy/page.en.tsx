import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { BehindAProxy } from './behind-a-proxy';

export const metadata: Metadata = { title: PAGES.proxy.title };

export default function BehindAProxyPage() {
  return (
    <DocsPage place={PAGES.proxy} section="introduction">
      <BehindAProxy />
    </DocsPage>
  );
}
