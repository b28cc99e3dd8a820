import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Running } from './running';

export const metadata: Metadata = { title: PAGES.running.title };

const SECTIONS = [
  ['going-live', 'Going live'],
  ['backup', 'Backup'],
  ['upgrade', 'Upgrade'],
  ['sizing', 'Sizing'],
] as const;

export default function RunningPage() {
  return (
    <DocsPage place={PAGES.running} sections={SECTIONS}>
      <Running />
    </DocsPage>
  );
}
