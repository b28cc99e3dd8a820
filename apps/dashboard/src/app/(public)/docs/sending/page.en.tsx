import type { Metadata } from 'next';
import { DocsPage } from '../frame/docs-page';
import { PAGES } from '../frame/pages';
import { Sending } from './sending';

export const metadata: Metadata = { title: PAGES.sending.title };

const SECTIONS = [
  ['text', 'Send a text'],
  ['contents', 'Other kinds of content'],
  ['file-contents', 'Pictures, sound and documents'],
  ['albums', 'Albums'],
  ['groups', 'Groups'],
  ['queueing', 'While a number is offline'],
  ['scheduling', 'Send later'],
  ['changing', 'Edit, delete, pin and keep'],
  ['pacing', 'Pace and WhatsApp’s own limits'],
  ['idempotency', 'Make a request again safely'],
] as const;

export default function SendingPage() {
  return (
    <DocsPage place={PAGES.sending} sections={SECTIONS} hasRequests>
      <Sending />
    </DocsPage>
  );
}
