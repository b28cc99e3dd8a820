import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { LinkingReasons } from './linking-reasons';

export const metadata: Metadata = { title: PAGES.linking.title };

export default function LinkingPage() {
  return (
    <DocsPage place={PAGES.linking} section="connecting-a-number">
      <LinkingReasons />
    </DocsPage>
  );
}
