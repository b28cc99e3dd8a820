import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Files } from './files';

export const metadata: Metadata = { title: PAGES.files.title };

const SECTIONS = [
  ['files', 'Uploading a file'],
  ['downloading', 'Downloading a file'],
] as const;

export default function FilesPage() {
  return (
    <DocsPage place={PAGES.files} sections={SECTIONS} hasRequests>
      <Files />
    </DocsPage>
  );
}
