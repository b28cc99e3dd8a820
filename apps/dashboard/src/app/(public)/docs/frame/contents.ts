import { type DocsPlace, PAGES } from './pages';

/** Pages of one subject. */
interface Part {
  title: string;
  pages: readonly DocsPlace[];
}

/** The documentation as it is read, from the first page to the last. */
export const CONTENTS: readonly Part[] = [
  { title: 'Start', pages: [PAGES.introduction, PAGES.quickstart, PAGES.localhost] },
  {
    title: 'Numbers',
    pages: [PAGES.connecting, PAGES.clients, PAGES.passkeys, PAGES.linking],
  },
  {
    title: 'Receiving',
    pages: [PAGES.webhooks, PAGES.kinds, PAGES.signatures, PAGES.retries, PAGES.webhookFailures],
  },
  { title: 'Sending and chats', pages: [PAGES.sending, PAGES.files, PAGES.chats] },
  { title: 'API', pages: [PAGES.api, PAGES.limits, PAGES.errors] },
  { title: 'Operating', pages: [PAGES.running, PAGES.proxy, PAGES.alerts] },
];

/** All pages, one after the other. */
export const ORDER: readonly DocsPlace[] = CONTENTS.flatMap(({ pages }) => pages);
