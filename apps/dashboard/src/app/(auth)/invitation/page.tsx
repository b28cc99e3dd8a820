import type { Metadata } from 'next';
import { InvitationPage } from './invitation-page';
import { words } from './words';

export const metadata: Metadata = {
  title: words.title,
  // The secret stands in the address of the page.
  referrer: 'no-referrer',
};

export default function Page() {
  return <InvitationPage />;
}
