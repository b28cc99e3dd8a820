import type { Metadata } from 'next';
import { DocsPage } from './frame/docs-page';
import { FollowMovedSections } from './frame/follow-moved-sections';
import { MOVED_SECTIONS } from './frame/moved-sections';
import { PAGES } from './frame/pages';
import { Introduction } from './sections/introduction';

export const metadata: Metadata = { title: 'Documentation' };

export default function DocsHome() {
  return (
    <DocsPage place={PAGES.introduction}>
      <FollowMovedSections moved={MOVED_SECTIONS} />
      <Introduction />
    </DocsPage>
  );
}
