import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ClientsScreen } from './clients-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <ClientsScreen />
    </Suspense>
  );
}
