import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Running } from './running';

export const metadata: Metadata = { title: PAGES.running.title };

export default function RunningPage() {
  return (
    <DocsPage place={PAGES.running} section="introduction">
      <Running />
    </DocsPage>
  );
}
