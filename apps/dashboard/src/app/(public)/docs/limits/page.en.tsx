import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { ErrorsAndLimits } from './limits';

export const metadata: Metadata = { title: PAGES.limits.title };

const SECTIONS = [
  ['errors-and-limits', 'What an error looks like'],
  ['limits', 'Limits'],
] as const;

export default function LimitsPage() {
  return (
    <DocsPage place={PAGES.limits} sections={SECTIONS}>
      <ErrorsAndLimits />
    </DocsPage>
  );
}
