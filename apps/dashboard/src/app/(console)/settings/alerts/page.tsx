import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AlertsScreen } from './alerts-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <AlertsScreen />
    </Suspense>
  );
}
