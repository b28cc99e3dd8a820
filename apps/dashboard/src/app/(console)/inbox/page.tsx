import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InboxScreen } from './inbox-screen';

export const metadata: Metadata = { title: 'Inbox' };

export default function Page() {
  return (
    <Suspense>
      <InboxScreen />
    </Suspense>
  );
}
