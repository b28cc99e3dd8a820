import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DeliveriesScreen } from './deliveries-screen';

export const metadata: Metadata = { title: 'All deliveries' };

export default function Page() {
  return (
    <Suspense>
      <DeliveriesScreen />
    </Suspense>
  );
}
