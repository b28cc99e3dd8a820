import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MessagesScreen } from './messages-screen';

export const metadata: Metadata = { title: 'Messages' };

export default function Page() {
  return (
    <Suspense>
      <MessagesScreen />
    </Suspense>
  );
}
