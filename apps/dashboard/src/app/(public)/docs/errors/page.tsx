import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { ErrorCatalogue } from './error-catalogue';

export const metadata: Metadata = { title: 'Error codes' };

export default function ErrorsPage() {
  return (
    <DocsPage
      title="Error codes"
      lead="Every error the API answers, by status. The code is stable: branch on it, not on the words."
      section="errors-and-limits"
    >
      <ErrorCatalogue />
    </DocsPage>
  );
}
