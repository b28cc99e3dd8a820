import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { LINKING_SECTIONS, LinkingReasons } from './linking-reasons';

export const metadata: Metadata = { title: PAGES.linking.title };

export default function LinkingPage() {
  return (
    <DocsPage place={PAGES.linking} sections={LINKING_SECTIONS}>
      <LinkingReasons />
    </DocsPage>
  );
}
