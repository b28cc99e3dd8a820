import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InboxScreen } from './inbox-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <InboxScreen />
    </Suspense>
  );
}
