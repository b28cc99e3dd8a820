import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { KindsOfMessages } from './kinds';

export const metadata: Metadata = { title: PAGES.kinds.title };

const SECTIONS = [
  ['kinds-of-messages', 'All kinds'],
  ['changes', 'Reactions, edits and deletions'],
] as const;

export default function KindsPage() {
  return (
    <DocsPage place={PAGES.kinds} sections={SECTIONS}>
      <KindsOfMessages />
    </DocsPage>
  );
}
