import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { BehindAProxy } from './behind-a-proxy';

export const metadata: Metadata = { title: PAGES.proxy.title };

const SECTIONS = [
  ['settings', 'What whathooks has to know'],
  ['proxies', 'nginx and Caddy'],
  ['below-a-path', 'Below a path'],
] as const;

export default function BehindAProxyPage() {
  return (
    <DocsPage place={PAGES.proxy} sections={SECTIONS}>
      <BehindAProxy />
    </DocsPage>
  );
}
