import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MessagesScreen } from './messages-screen';
import { messageWords } from '../../../features/messages/words';

export const metadata: Metadata = { title: messageWords.title };

export default function Page() {
  return (
    <Suspense>
      <MessagesScreen />
    </Suspense>
  );
}
