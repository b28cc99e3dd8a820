import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { ERROR_SECTIONS, ErrorCatalogue, FieldFaults } from './error-catalogue';

export const metadata: Metadata = { title: PAGES.errors.title };

export default function ErrorsPage() {
  return (
    <DocsPage place={PAGES.errors} sections={ERROR_SECTIONS}>
      <ErrorCatalogue />
      <FieldFaults />
    </DocsPage>
  );
}
