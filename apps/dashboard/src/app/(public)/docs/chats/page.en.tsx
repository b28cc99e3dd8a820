import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Chats } from './chats';
import { Searching } from './searching';

export const metadata: Metadata = { title: PAGES.chats.title };

const SECTIONS = [
  ['chats', 'Chats'],
  ['team', 'What a team does with a chat'],
  ['searching', 'Search'],
] as const;

export default function ChatsPage() {
  return (
    <DocsPage place={PAGES.chats} sections={SECTIONS} hasRequests>
      <Chats />
      <Searching />
    </DocsPage>
  );
}
