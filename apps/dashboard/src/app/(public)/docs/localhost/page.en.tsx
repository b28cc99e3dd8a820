import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Localhost } from './localhost';

export const metadata: Metadata = { title: PAGES.localhost.title };

const SECTIONS = [
  ['same-machine', 'whathooks runs on your machine'],
  ['container', 'whathooks runs in a container'],
  ['elsewhere', 'whathooks runs elsewhere'],
  ['while-you-were-away', 'While your machine was off'],
] as const;

export default function LocalhostPage() {
  return (
    <DocsPage place={PAGES.localhost} sections={SECTIONS} hasRequests>
      <Localhost />
    </DocsPage>
  );
}
