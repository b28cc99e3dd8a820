import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { LinkingReasons } from './linking-reasons';

export const metadata: Metadata = { title: 'When a number does not link' };

export default function LinkingPage() {
  return (
    <DocsPage
      title="When a number does not link"
      lead="Every reason a number can have for not being online, what its phone shows, and what to do. The API gives the reason in statusReason."
      section="connecting-a-number"
    >
      <LinkingReasons />
    </DocsPage>
  );
}
