import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { RoutesAndScopes } from './routes-and-scopes';

export const metadata: Metadata = { title: PAGES.api.title };

const SECTIONS = [
  ['routes', 'Routes'],
  ['scopes', 'Scopes'],
] as const;

export default function ApiPage() {
  return (
    <DocsPage place={PAGES.api} sections={SECTIONS}>
      <RoutesAndScopes />
    </DocsPage>
  );
}
